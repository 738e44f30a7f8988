using System.Text;
using System.Text.RegularExpressions;
using ContractTests.Imports.StatusTables.Pages;

namespace ContractTests.Imports.StatusTables;

/// <summary>
/// The bytes of a page as text: by its byte-order mark, by the encoding that an HTML page declares, else as UTF-8; what is none of these is read as
/// Windows-1252, and that is said. Null, with the reason, where the bytes are no page.
/// </summary>
public sealed partial record PageFile(string? Text, ImportRemark? Doubt, string? Problem)
{
    private const int Head = 4_096;

    public static PageFile Read(byte[] bytes, string fileName, PageFormat? format)
    {
        if (bytes.AsSpan().StartsWith("%PDF-"u8))
            return NoPage("it is a PDF: save the page as HTML, or copy the table into a CSV file");
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return NoPage("it is a ZIP archive, such as a Word or Excel file: save the page as HTML, or the table as CSV");
        if (Marked(bytes) is { } marked)
            return Decoded(bytes, marked);
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 8_000)).Contains((byte)0))
            return NoPage("it is binary: a page is a text, as HTML, Markdown, reStructuredText or CSV");
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, Head));
        if ((format ?? PageFormats.Of(fileName, head)) == PageFormat.Html && Charset().Match(head) is { Success: true } declared)
            return Declared(bytes, declared.Groups["name"].Value, 1 + head.AsSpan(0, declared.Index).Count('\n'));
        return Decoded(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true));
    }

    private static Encoding? Marked(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => new UTF32Encoding(false, true),
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static PageFile Declared(byte[] bytes, string name, int line)
    {
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return Decoded(bytes, encoding is UTF8Encoding or UnicodeEncoding ? new UTF8Encoding(false, throwOnInvalidBytes: true) : encoding); // what is no UTF-16 by its mark cannot declare itself as such
        }
        catch (ArgumentException)
        {
            var page = Decoded(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return page with { Doubt = page.Doubt ?? new ImportRemark(line, $"the page declares the encoding `{name}`, which nobody knows: it is read as UTF-8") };
        }
    }

    private static PageFile Decoded(byte[] bytes, Encoding encoding)
    {
        try
        {
            return new PageFile(encoding.GetString(bytes).TrimStart('\uFEFF'), null, null);
        }
        catch (DecoderFallbackException error)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(error.Index, 0, bytes.Length)).Count((byte)'\n');
            var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!; // it is built in
            return new PageFile(windows.GetString(bytes), new ImportRemark(line, "the page is not UTF-8 from here on and is read as Windows-1252: look at letters with accents"), null);
        }
    }

    private static PageFile NoPage(string why) => new(null, null, why);

    [GeneratedRegex(@"<meta[^>]{0,200}?charset\s*=\s*[""']?\s*(?<name>[A-Za-z0-9_:.-]{2,40})|\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[""'](?<name>[A-Za-z0-9_:.-]{2,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
