using System.CommandLine;
using System.Text;
using ContractTests.Imports.StatusTables;
using ContractTests.Imports.StatusTables.Pages;
using ContractTests.Runs;
using ContractTests.Terminal;

namespace ContractTests.Commands;

/// <summary>`import statuses`: the status table of a documentation page as `status-codes.yaml`. What is uncertain goes to standard error, the YAML alone to standard output.</summary>
internal sealed class ImportStatusesCommand
{
    private const string StandardInput = "-";

    private readonly Argument<string> _file = new("FILE") { Description = "The page: HTML, Markdown, reStructuredText or CSV; - reads it from standard input." };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Where to write: a file, or a folder for status-codes.yaml in it. Default: standard output.", HelpName = "PATH" };
    private readonly Option<string?> _format = new("--format") { Description = "html, markdown, rst or csv, where neither the name nor the text of FILE tells.", HelpName = "FORMAT" };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrite a file that says something else." };

    public static Command Define()
    {
        var import = new ImportStatusesCommand();
        import._format.AcceptOnlyFromAmong([.. PageFormats.Names]);
        CaseOptions.WantsFolder(import._output);
        var command = new Command("statuses", "Take the table of HTTP statuses over from a documentation page.") { import._file, import._output, import._format, import._force };
        command.SetAction(parsed => (int)import.Go(parsed));
        return command;
    }

    private ExitCode Go(ParseResult parsed)
    {
        var file = parsed.GetValue(_file)!; // wrong usage without
        var (name, shown) = file == StandardInput ? ("standard input", "standard input") : (Path.GetFileName(file), file);
        var format = PageFormats.Named(parsed.GetValue(_format));
        var errors = new HarmlessWriter(Console.Error);
        if (Read(file, name, format, out var problem) is not { Text: { } text } page)
            return Refuse(errors, $"{shown} cannot be imported: {problem}.");

        var table = format is { } known ? ImportedTable.Read(name, text, known) : ImportedTable.Read(name, text);
        if (page.Doubt is { } doubt)
            table = table with { Remarks = [doubt, .. table.Remarks] };
        foreach (var remark in table.Remarks)
            errors.WriteLine($"{shown}:{remark.Line}: {remark.Message}");
        if (table.WhyNone is { } why)
            return Refuse(errors, $"{shown}: {why}");

        var written = "";
        if (parsed.GetValue(_output) is { } output)
        {
            var target = StatusTableFile.At(output);
            if (target.Write(StatusTableYaml.Of(table), parsed.GetValue(_force)) is { } refused)
                return Refuse(errors, refused);
            written = $": {target.Path}";
        }
        else
        {
            Print(StatusTableYaml.Of(table));
        }

        errors.WriteLine($"{table.Summary}{written}");
        if (table.Statuses.Any(s => s.LacksReason))
            errors.WriteLine("Write the phrases that are missing, or `reason: any` where one need not be checked: until then `lint` and `run` take them for problems.");
        return ExitCode.Open;
    }

    private static PageFile? Read(string file, string name, PageFormat? format, out string? problem)
    {
        try
        {
            using var stream = file == StandardInput ? Console.OpenStandardInput() : Opened(file);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var page = PageFile.Read(bytes.ToArray(), name, format);
            problem = page.Problem;
            return page;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = error switch
            {
                FileNotFoundException or DirectoryNotFoundException => "there is no such file",
                _ => error.Message.TrimEnd('.'),
            };
            return null;
        }
    }

    private static FileStream Opened(string file) => Directory.Exists(file) ? throw new IOException("it is a folder: name one page in it") : File.OpenRead(file);

    // UTF-8 whatever the terminal's encoding is: it is meant for a file.
    private static void Print(string yaml)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(CiLog.Harmless(yaml)));
    }

    private static ExitCode Refuse(HarmlessWriter errors, string sentence)
    {
        errors.WriteLine(sentence);
        return ExitCode.WrongUsage;
    }
}
