using System.Text;

namespace ContractTests.Terminal;

/// <summary>
/// Lines that stay, and below them one that is drawn anew. Nothing about the terminal is changed for longer than one write, so that nothing has to be
/// put right however the process ends: the cursor stays visible, in the first column of the live line.
/// </summary>
internal sealed class LiveRegion(Outlet outlet)
{
    // From the first column to the end of the screen: also what a terminal that was made narrower has wrapped.
    private const string Clear = "\r\u001b[J";

    // Without wrapping, a line that is wider than it was taken for cannot scroll the screen.
    private const string DoNotWrap = "\u001b[?7l";
    private const string Wrap = "\u001b[?7h";

    private readonly Lock _lock = new();
    private (string Line, int Width)? _drawn;

    /// <summary>Without a live line only the lines are written, and the one that was there goes.</summary>
    public void Draw(IReadOnlyList<string> lines, string? live, int width)
    {
        lock (_lock)
        {
            (string, int)? next = live is null ? null : (live, width);
            if (lines.Count == 0 && next == _drawn)
                return;
            var text = new StringBuilder(_drawn is null ? "" : Clear);
            foreach (var line in lines)
                text.Append(line).Append('\n');
            if (live is not null)
                text.Append(DoNotWrap).Append(live).Append(Wrap).Append('\r');
            outlet.Write(text.ToString());
            _drawn = next;
        }
    }
}
