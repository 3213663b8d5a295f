using System.Globalization;
using CommunityClusters.Features.BetterWords;
using CommunityClusters.Features.Places;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters;

/// <summary>
/// What whoever runs the program can ask of it at its own console, and nowhere else. All of it is requests, too; this is the
/// one place that sends as the owner.
/// </summary>
internal sealed class OwnersConsole(IServiceProvider services, TextWriter output, bool isTerminal)
{
    /// <summary>The exit code of what could not be understood or read.</summary>
    public const int Unusable = 2;

    private const int SparseLines = 5;

    private int _progress;
    private int _width;

    /// <summary>Carries out what the arguments ask for; null when they ask for nothing but to serve.</summary>
    public async Task<int?> Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default)
    {
        // A machine's own setting must not switch on a translation that nobody has reviewed. Holds until this method returns.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.English.Code);
        var words = services.GetRequiredService<Words>();
        switch (arguments)
        {
            case ["places", "import", var file, ..]:
                return await new ImportSchools(this, words, services.GetRequiredService<IConfiguration>()).Run(file, cancellationToken);
            case ["places", ..]:
                Say(words["places.usage"]);
                return Unusable;
            case ["words", "suggestions"]:
                return await new ListSuggestions(this, words).Run(null, cancellationToken);
            case ["words", "suggestions", var language]:
                return await new ListSuggestions(this, words).Run(language, cancellationToken);
            case ["words", ..]:
                return await new ListSuggestions(this, words).Run("", cancellationToken);
            default:
                await Send(new PlantInventedSchools(), cancellationToken);
                return null;
        }
    }

    /// <summary>Sends a command as the owner, in a scope of its own.</summary>
    public Task<TResult> Send<TResult>(ICommand<TResult> command, CancellationToken cancellationToken) => SendAny(command, cancellationToken);

    /// <summary>Asks a question as the owner, in a scope of its own.</summary>
    public Task<TResult> Ask<TResult>(IQuery<TResult> query, CancellationToken cancellationToken) => SendAny(query, cancellationToken);

    private async Task<TResult> SendAny<TResult>(IRequest<TResult> request, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().AtConsole();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    /// <summary>Says a line.</summary>
    public void Say(string line)
    {
        // Writes over what is left of the line of progress.
        output.WriteLine(isTerminal && _width > 0 ? '\r' + line.PadRight(_width) : line);
        _width = 0;
    }

    /// <summary>Says how far it is: over and over on one line of a terminal, now and then anywhere else.</summary>
    public void Progress(string line)
    {
        if (isTerminal)
        {
            output.Write('\r' + line.PadRight(_width));
            _width = line.Length;
        }
        else if (++_progress % SparseLines == 0)
        {
            output.WriteLine(line);
        }
    }
}
