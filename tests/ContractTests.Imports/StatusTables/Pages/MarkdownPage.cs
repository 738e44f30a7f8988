using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using ContractTests.Imports.StatusTables.Grids;
using ContractTests.Imports.StatusTables.Pages.Markdown;

namespace ContractTests.Imports.StatusTables.Pages;

/// <summary>Reads Markdown as the HTML that it stands for, so that tables in either are the same, and one in the other.</summary>
internal static partial class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UseYamlFrontMatter()
        .UsePipeTables(new PipeTableOptions { RequireHeaderSeparator = false }) // the row of dashes may be forgotten
        .Build();

    private const int MostMarks = 50;

    public static Page Read(string text) => Read(text, isPruned: false);

    private static Page Read(string text, bool isPruned)
    {
        var source = new MarkdownSource(text);
        using var writer = new StringWriter();
        var places = new MarkdownPlaces(source, writer.GetStringBuilder());
        var renderer = new HtmlRenderer(writer);
        renderer.ObjectWriteBefore += places.Begins;
        renderer.ObjectWriteAfter += places.Ends;
        Pipeline.Setup(renderer);
        try
        {
            renderer.Render(Markdig.Markdown.Parse(source.Text, Pipeline));
        }
        catch (ArgumentException error)
        {
            // Markdig's own bound. The lines that no person wrote may hold nothing of a table; failing that, HTML needs none of what is nested too deeply.
            if (!isPruned)
                return Read(string.Join('\n', text.Split('\n').Select(line => line.Count(c => c is '[' or '>' or '*' or '_') <= MostMarks ? line : "")), isPruned: true);
            var page = HtmlPage.Read(text);
            return page with { Remarks = [new ImportRemark(1, $"of this page only the tables in HTML can be read: {Sentence(error.Message)}"), .. page.Remarks] };
        }

        var read = HtmlPage.Read(writer.ToString(), places.LineOf);
        ImportRemark[] pruned = isPruned ? [new ImportRemark(1, "lines of this page are nested too deeply to be read: they are left out")] : [];
        read = read with { Remarks = [.. pruned, .. source.Remarks, .. read.Remarks] };
        return Title().Match(text) is { Success: true } title ? read with { Title = CellText.Plain(title.Groups["title"].Value.Trim().Trim('"', '\'')) } : read;
    }

    private static string Sentence(string message) => message.Split('.')[0].Trim();

    [GeneratedRegex(@"\A\uFEFF?---[ \t]*\r?\n(?:(?!---)[^\n]*\n){0,40}?title:[ \t]*(?<title>[^\r\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
