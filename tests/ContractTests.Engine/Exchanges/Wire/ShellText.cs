using System.Text;

namespace ContractTests.Exchanges.Wire;

/// <summary>Texts and bytes as a POSIX shell takes them.</summary>
public static class ShellText
{
    /// <summary>One word of a command line; control characters need the `$'…'` of POSIX.1-2024, which shells have long had.</summary>
    public static string Quoted(string text, bool bare = false)
    {
        if (bare && text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || (c is '.' or '-' or ':' or '/' or '_')))
            return text;
        if (!text.Any(char.IsControl))
            return $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

        var quoted = new StringBuilder("$'");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '\\' => @"\\",
                '\'' => @"\'",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ when char.IsControl(c) => string.Concat(Encoding.UTF8.GetBytes([c]).Select(b => $"\\x{b:x2}")),
                _ => c.ToString(),
            });
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>A `printf` that writes these bytes, whichever shell it is built into.</summary>
    public static string Printf(ReadOnlySpan<byte> bytes)
    {
        var line = new StringBuilder("printf '");
        for (var at = 0; at < bytes.Length; at++)
        {
            _ = (char)bytes[at] switch
            {
                '\\' => line.Append(@"\\"),
                '%' => line.Append("%%"),
                '\'' => line.Append(@"'\''"),
                '\r' => line.Append(@"\r"),
                '\n' => line.Append(@"\n"),
                '-' when at == 0 => line.Append(@"\055"), // which would begin an option
                >= ' ' and <= '~' and var c => line.Append(c),
                var other => line.Append('\\').Append(Convert.ToString(other, 8).PadLeft(3, '0')),
            };
        }

        return line.Append('\'').ToString();
    }
}
