using NUnit.Framework;

namespace ContractTests.Terminal;

[Parallelizable(ParallelScope.All)]
public sealed class CellsTests
{
    [TestCase("things/GET /things/200", 22, "things/GET /things/200")]
    [TestCase("things/GET /things/200", 16, "thing…things/200")]
    [TestCase("日本語の名前のケース", 11, "日…のケース")]
    [TestCase("🚀🚀🚀🚀🚀🚀", 8, "🚀…🚀🚀")]
    [TestCase("abc", 1, "…")]
    [TestCase("abc", 0, "")]
    [TestCase("abc", -5, "")]
    public void What_does_not_fit_loses_its_middle(string text, int width, string shortened)
    {
        Assert.That(Cells.Shortened(text, width), Is.EqualTo(shortened));
        Assert.That(Cells.Width(shortened), Is.LessThanOrEqualTo(Math.Max(width, 0)));
    }

    [TestCase("404 Not Found", 13, "404 Not Found")]
    [TestCase("404 Not Found", 8, "404 Not…")]
    [TestCase("404 日本語", 7, "404 日…")]
    [TestCase("abc", 1, "…")]
    public void Or_its_end(string text, int width, string cut) => Assert.That(Cells.Cut(text, width), Is.EqualTo(cut));

    [TestCase("plain\n\ttext [bold] 日本 🚀", "plain\n\ttext [bold] 日本 🚀")]
    [TestCase("\u001b[31mred\u001b]0;title\u0007\r\u007f\u009b5m", "␛[31mred␛]0;title␇␍␡<U+009B>5m")]
    public void Nothing_acts_on_the_terminal(string text, string harmless) => Assert.That(Cells.Harmless(text), Is.EqualTo(harmless));

    [TestCase("nobody is\nlocked out", "nobody is locked out")]
    [TestCase("a\r\nb\tc", "a b␉c")]
    public void One_line_stays_one(string text, string line) => Assert.That(Cells.OneLine(text), Is.EqualTo(line));
}
