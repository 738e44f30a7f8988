using NUnit.Framework;

namespace ContractTests.Terminal;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LiveRegionTests
{
    private readonly StringWriter _terminal = new();

    [TearDown]
    public void Close() => _terminal.Dispose();

    [Test]
    public void Lines_stay_above_a_line_that_is_drawn_anew_and_goes()
    {
        var region = new LiveRegion(new Outlet(_terminal));

        region.Draw([], " 1/3", 80);
        region.Draw(["failed", "failed too"], " 2/3", 80);
        region.Draw([], null, 80);

        Assert.That(_terminal.ToString(), Is.EqualTo(
            "\u001b[?7l 1/3\u001b[?7h\r" +
            "\r\u001b[Jfailed\nfailed too\n\u001b[?7l 2/3\u001b[?7h\r" +
            "\r\u001b[J"));
        Assert.That(PlayedTerminal.Screen(_terminal.ToString()), Is.EqualTo("failed\nfailed too\n"));
    }

    [Test]
    public void What_has_not_changed_is_not_drawn_again_unless_the_terminal_has()
    {
        var region = new LiveRegion(new Outlet(_terminal));

        foreach (var width in new[] { 80, 80, 40, 40 })
            region.Draw([], " 1/3", width);

        Assert.That(_terminal.ToString(), Is.EqualTo("\u001b[?7l 1/3\u001b[?7h\r\r\u001b[J\u001b[?7l 1/3\u001b[?7h\r"));
    }

    [Test]
    public void Without_a_live_line_there_are_lines_and_nothing_else()
    {
        new LiveRegion(new Outlet(_terminal)).Draw(["a", "b"], null, 80);

        Assert.That(_terminal.ToString(), Is.EqualTo("a\nb\n"));
    }
}
