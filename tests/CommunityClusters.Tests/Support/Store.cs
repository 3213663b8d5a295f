namespace CommunityClusters.Tests.Support;

/// <summary>Where files lie; neither is second.</summary>
public enum Store
{
    Disk,
    AzureBlobs,
}
