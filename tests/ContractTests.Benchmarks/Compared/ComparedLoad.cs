using System.Globalization;

namespace ContractTests.Benchmarks.Compared;

/// <summary>What is compared: so many cases in so many files, so many at once, each waiting milliseconds or drawing a body of so many bytes; each program so many times.</summary>
internal sealed record ComparedLoad(int Cases, int Files, int AtOnce, int Wait, int Bytes, int Runs, string? Program)
{
    private static readonly HashSet<string> Numbers = ["--cases", "--files", "--jobs", "--wait", "--bytes", "--runs"];

    /// <exception cref="FormatException">Words that are no options of `--compare`, or without a value that they can have; the message is for whoever wrote them.</exception>
    public static ComparedLoad Parse(IReadOnlyList<string> words)
    {
        var values = new Dictionary<string, string>();
        foreach (var pair in words.Chunk(2))
        {
            if (pair is not [var name, var value] || !(name == "--program" || (Numbers.Contains(name) && int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0)))
                throw new FormatException($"--compare cannot read `{string.Join(' ', pair)}`. It takes --cases N, --files N, --jobs N, --wait MS, --bytes N, --runs N and --program PATH.");
            values[name] = value;
        }

        return new ComparedLoad(Number("--cases", 10_000), Number("--files", 1), Number("--jobs", 16), Number("--wait", 0), Number("--bytes", 0), Number("--runs", 5), values.GetValueOrDefault("--program"));

        int Number(string name, int otherwise) => values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    /// <summary>The template's end, by which the server knows what to do.</summary>
    public string Query => (Wait, Bytes) switch
    {
        ( > 0, _) => string.Create(CultureInfo.InvariantCulture, $"?wait={Wait}"),
        (_, > 0) => string.Create(CultureInfo.InvariantCulture, $"?bytes={Bytes}"),
        _ => "",
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cases:N0} case{(Cases == 1 ? "" : "s")} in {Files:N0} file{(Files == 1 ? "" : "s")}, {AtOnce} at once{(Wait > 0 ? $", {Wait} ms each" : "")}{(Bytes > 0 ? $", {Bytes:N0} bytes each" : "")}");
}
