using System.Text;
using ContractTests.Imports.StatusTables.Pages;
using NUnit.Framework;

namespace ContractTests.Imports.StatusTables;

[Parallelizable(ParallelScope.All)]
internal sealed class PageFileTests
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!; // it is built in
    private static readonly Encoding Japanese = CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!; // it is built in

    public static IEnumerable<TestCaseData> Encodings() =>
    [
        Case("UTF-8", "für", Encoding.UTF8.GetBytes("für")),
        Case("UTF-8 with a mark", "für", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("für")]),
        Case("UTF-16", "für", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("für")]),
        Case("big-endian UTF-16", "für", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("für")]),
        Case("UTF-32", "für", [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes("für")]),
        Case("declared", "<meta charset=shift_jis><p>状態", Japanese.GetBytes("<meta charset=shift_jis><p>状態")),
        Case("declared in the older way", "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"><p>für", Windows.GetBytes("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"><p>für")),
        Case("declared as UTF-16, which it cannot be", "<meta charset=utf-16><p>für", Encoding.UTF8.GetBytes("<meta charset=utf-16><p>für")),
    ];

    [TestCaseSource(nameof(Encodings))]
    public void A_page_is_read_in_its_encoding(string text, byte[] bytes) => Assert.That(PageFile.Read(bytes, "page.html", null), Is.EqualTo(new PageFile(text, null, null)));

    [Test]
    public void Other_bytes_are_read_as_Windows_1252_and_that_is_said() => Assert.That(
        PageFile.Read(Windows.GetBytes("a\nfür"), "page.md", null),
        Is.EqualTo(new PageFile("a\nfür", new ImportRemark(2, "the page is not UTF-8 from here on and is read as Windows-1252: look at letters with accents"), null)));

    [Test]
    public void An_encoding_that_nobody_knows_is_said() => Assert.That(
        PageFile.Read("\n<meta charset=klingon>"u8.ToArray(), "page", PageFormat.Html),
        Is.EqualTo(new PageFile("\n<meta charset=klingon>", new ImportRemark(2, "the page declares the encoding `klingon`, which nobody knows: it is read as UTF-8"), null)));

    [TestCase("%PDF-1.7", "it is a PDF: save the page as HTML, or copy the table into a CSV file")]
    [TestCase("PK\u0003\u0004", "it is a ZIP archive, such as a Word or Excel file: save the page as HTML, or the table as CSV")]
    [TestCase("a\0b", "it is binary: a page is a text, as HTML, Markdown, reStructuredText or CSV")]
    public void What_is_no_page_is_refused(string text, string why) => Assert.That(PageFile.Read(Encoding.Latin1.GetBytes(text), "page", null), Is.EqualTo(new PageFile(null, null, why)));

    private static TestCaseData Case(string name, string text, byte[] bytes) => new TestCaseData(text, bytes).SetArgDisplayNames(name);
}
