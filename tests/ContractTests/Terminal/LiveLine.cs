using System.Globalization;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Terminal;

/// <summary>Progress in the words of one line that is narrower than the terminal: what is less important is shorter or not there where it is narrow.</summary>
internal sealed class LiveLine(Ink ink, Secrets secrets)
{
    private const string Gap = "  ";
    private const int ShortestBar = 10, LongestBar = 24;
    private const int ShortestId = 16, LongId = 40;

    public string Of(Progress progress, int width)
    {
        var count = Cells.Cut($" {Written(progress.Ended).PadLeft(Written(progress.Total).Length)}/{Written(progress.Total)}", width - 1);
        var room = width - 1 - count.Length; // the last column stays free
        var verdicts = Fitting(ref room, FewVerdicts(progress));
        var tail = progress.Waiting is { For: not null } wait && !progress.Interrupted ? WaitingFor(wait, wait.For, ref room) : Fitting(ref room, Tail(progress));
        var rate = progress.Interrupted || progress.Waiting is not null ? [] : Fitting(ref room, Rate(progress));
        room += Taken(verdicts);
        verdicts = Fitting(ref room, [Verdicts(progress), .. FewVerdicts(progress)]);
        var bar = Bar(progress, room - Gap.Length);
        return string.Concat(new[] { [new Piece(count)], bar, verdicts, rate, tail }.Where(pieces => pieces.Length > 0).Select((pieces, at) => $"{(at == 0 ? "" : Gap)}{string.Concat(pieces.Select(p => p.Painted))}"));
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Taken(Piece[] pieces) => pieces.Length == 0 ? 0 : Gap.Length + pieces.Sum(p => Cells.Width(p.Text));

    // The first wording that there is room for.
    private static Piece[] Fitting(ref int room, IEnumerable<Piece[]> wordings)
    {
        foreach (var pieces in wordings)
        {
            if (Taken(pieces) > room)
                continue;
            room -= Taken(pieces);
            return pieces;
        }

        return [];
    }

    private Piece[] Verdicts(Progress progress)
    {
        var pieces = new List<Piece> { Counted(progress.Kept, VerdictName.Kept) };
        foreach (var (count, name) in new[] { (progress.Breached, VerdictName.Breached), (progress.Unanswered, VerdictName.Unanswered), (progress.Known, VerdictName.Known) }.Where(c => c.Item1 > 0))
            pieces.AddRange([new Piece(", "), Counted(count, name)]);
        return [.. pieces];
    }

    private Piece Counted(int count, string name) => Painted($"{count} {name}", text => count == 0 ? text : ink.Verdict(name, text));

    private IEnumerable<Piece[]> FewVerdicts(Progress progress)
    {
        var failed = progress.Breached + progress.Unanswered;
        if (failed == 0)
            return [[Counted(progress.Kept, VerdictName.Kept)]];
        var failures = Painted($"{failed} failed", ink.Red);
        return [[Counted(progress.Kept, VerdictName.Kept), new Piece(", "), failures], [failures]];
    }

    private IEnumerable<Piece[]> Tail(Progress progress)
    {
        if (progress.Interrupted)
            return [[Painted("interrupted: deleting what was created", ink.Yellow)], [Painted("interrupted", ink.Yellow)]];
        if (progress.Ended == progress.Total)
            return [[new Piece("cleaning up, writing the reports")], [new Piece("cleaning up")]];
        if (progress.Waiting is not null)
            return [[new Piece("waiting for the environment to be ready")], [new Piece("waiting")]];
        if (progress.Left is not { } left)
            return [];
        var time = Words(left.Time);
        return left.AtLeast ? [[new Piece($"at least {time} left")], [new Piece($">{time}")]] : [[new Piece($"about {time} left")], [new Piece($"~{time}")]];
    }

    // The id gets what room there is, and the recipe stands before it where that does not cost much of it.
    private Piece[] WaitingFor(Wait wait, ContractCase contractCase, ref int room)
    {
        var recipe = contractCase.Recipe switch { Recipe.Stalled stalled => $"stalled-{Kebab.Of(stalled.Part)} ", Recipe.Burst => "burst ", _ => "" };
        var before = $"waiting {Words(wait.Since)} for {(wait.Others == 0 ? "" : $"{wait.Others + 1}: ")}";
        var id = Cells.OneLine(secrets.Hide(contractCase.Id[(contractCase.Service.Folder.Length + 1)..]));
        foreach (var (start, least) in new[] { ($"{before}{recipe}", Math.Min(LongId, Cells.Width(id))), (before, ShortestId) })
        {
            var left = room - Gap.Length - start.Length;
            if (left < least)
                continue;
            var text = $"{start}{Cells.Shortened(id, left)}";
            room -= Gap.Length + Cells.Width(text);
            return [new Piece(text)];
        }

        return Fitting(ref room, [[new Piece($"waiting {Words(wait.Since)} for {wait.Others + 1}")], [new Piece($"waiting {Words(wait.Since)}")]]);
    }

    private static IEnumerable<Piece[]> Rate(Progress progress) =>
        progress.PerSecond is { } rate ? [[new Piece(string.Create(CultureInfo.InvariantCulture, $"{(rate < 10 ? Math.Round(rate, 1) : Math.Round(rate))}/s"))]] : [];

    private Piece[] Bar(Progress progress, int room)
    {
        if (room < ShortestBar || progress.Total == 0)
            return [];
        var length = Math.Min(room, LongestBar);
        var filled = (int)((long)length * progress.Ended / progress.Total);
        return [Painted(new string('█', filled), progress.Breached + progress.Unanswered > 0 ? ink.Red : ink.Green), Painted(new string('░', length - filled), ink.Dim)];
    }

    private static string Words(TimeSpan time) => Math.Ceiling(time.TotalSeconds) switch
    {
        < 60 and var seconds => $"{seconds:0} s",
        < 600 and var seconds => $"{Math.Floor(seconds / 60):0} min {Math.Floor(seconds % 60 / 10) * 10:0} s",
        < 3600 and var seconds => $"{Math.Round(seconds / 60):0} min",
        var seconds => $"{Math.Floor(seconds / 3600):0} h {Math.Floor(seconds % 3600 / 60):0} min",
    };

    private static Piece Painted(string text, Func<string, string> paint) => new(text) { Painted = paint(text) };

    /// <summary>A part of the line, as it is measured and as it is written.</summary>
    private sealed record Piece(string Text)
    {
        public string Painted { get; init; } = Text;
    }
}
