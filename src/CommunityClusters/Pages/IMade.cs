namespace CommunityClusters.Pages;

/// <summary>What a command made: by its id the page from whose queue it came knows it again, however it comes to be shown there.</summary>
public interface IMade
{
    /// <summary>The id of what was made.</summary>
    Guid Id { get; }

    /// <summary>Its order among those with which it stands.</summary>
    int Number { get; }
}
