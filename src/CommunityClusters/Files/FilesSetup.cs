using Azure.Storage.Blobs;

namespace CommunityClusters.Files;

/// <summary>
/// Where files lie, by the setting <c>Files:AzureBlobs</c>: a connection string of Azure Blob Storage, with the container
/// <c>Files:Container</c>, or empty for the folder <c>files</c> beside the other data.
/// </summary>
internal static class FilesSetup
{
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Files:AzureBlobs"] is { Length: > 0 } azure)
        {
            var container = configuration["Files:Container"] is { Length: > 0 } named ? named : "files";
            services.AddSingleton<IFileStore>(new AzureBlobFiles(new BlobContainerClient(azure, container)));
        }
        else
        {
            services.AddSingleton<IFileStore, DiskFiles>();
        }

        return services.AddScoped<StoredFileAccess>().AddScoped<UnwantedFiles>().AddSingleton<Arrivals>().AddSingleton<Clearing>().AddHostedService(p => p.GetRequiredService<Clearing>());
    }
}
