using System.Globalization;
using System.Text;

namespace ContractTests.Reports;

/// <summary>The parts of a summary below its totals: each takes what room the ones before it have left, and says how much it leaves out.</summary>
internal sealed class SummarySections(StringBuilder text, int longest)
{
    private int _room = longest - Encoding.UTF8.GetByteCount(text.ToString());

    public void Add(string title, IEnumerable<string> items, int most = int.MaxValue)
    {
        var all = items.ToList();
        var shown = new List<string>();
        foreach (var item in all.Take(most))
        {
            var size = Encoding.UTF8.GetByteCount(item) + 1;
            if (size > _room)
                break;
            _room -= size;
            shown.Add(item);
        }

        if (all.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
        if (shown.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{string.Join('\n', shown).TrimEnd('\n')}\n");
        if (shown.Count < all.Count)
            text.Append(CultureInfo.InvariantCulture, $"\n… and {all.Count - shown.Count} more: see {ResultsFile.Name}\n");
    }
}
