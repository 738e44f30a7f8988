using System.Globalization;
using System.Text;

namespace ContractTests.Imports.StatusTables.Grids;

/// <summary>Gathers the text of a cell or a heading: white space is collapsed, what cannot be seen is left out.</summary>
internal sealed class CellText
{
    private readonly StringBuilder _text = new();
    private bool _space;
    private bool _break;
    private bool _leads;
    private int _lead;

    public static string Plain(string text)
    {
        var plain = new CellText();
        plain.Add(text);
        return plain.ToString().Replace('\n', ' ');
    }

    public bool IsEmpty => _text.Length == 0;

    public void Add(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                _space = true;
            }
            else if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                Separate(c);
                _text.Append(c).Append(text[++at]);
            }
            else if (!IsUnseen(c))
            {
                Separate(c);
                _text.Append(IsCharacter(c) ? c : '\uFFFD');
            }
        }
    }

    /// <summary>A paragraph or a line ends here.</summary>
    public void Break() => _break = true;

    /// <summary>Bold or code begins; it leads the cell where nothing stands before it.</summary>
    public void BeginStress() => _leads |= IsEmpty;

    public void EndStress()
    {
        if (_leads && _lead == 0)
            _lead = _text.Length;
        _leads = false;
    }

    public Cell ToCell(int line)
    {
        var text = _text.ToString();
        return new Cell(line, text, _lead > 0 && _lead < text.Length ? text[.._lead] : null);
    }

    public override string ToString() => _text.ToString();

    // What only says how to break or join the text: NUL, soft hyphen, zero-width spaces and joiners, the marks of direction.
    private static bool IsUnseen(char c) => c is '\0' or '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF';

    // Half a character is none. Others have no place in a text, and without them it would read as something else.
    private static bool IsCharacter(char c) => !char.IsSurrogate(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned);

    private void Separate(char next)
    {
        if (_text.Length > 0 && (_break || _space))
            _text.Append(_break ? '\n' : ' ');
        else if (_text.Length > 0 && _text.Length == _lead && char.IsLetterOrDigit(next))
            _lead = -1; // a word of which only the beginning is bold
        (_space, _break) = (false, false);
    }
}
