using NUnit.Framework;

namespace ContractTests.Terminal;

[Parallelizable(ParallelScope.All)]
public sealed class ScreenTests
{
    [TestCase("", true, true)]
    [TestCase("NO_COLOR=", true, true)]
    [TestCase("NO_COLOR=0", true, false)]
    [TestCase("CI=true", false, true)]
    [TestCase("CI=", true, true)]
    [TestCase("CI=false", true, true)]
    [TestCase("TERM=dumb", false, false)]
    [TestCase("CI=1 NO_COLOR=1", false, false)]
    public void A_terminal_shows_what_its_user_wants(string variables, bool live, bool coloured)
    {
        var set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);

        var screen = Screen.OfTerminal(set.GetValueOrDefault, understandsSequences: true, () => 80);

        Assert.That((screen.Live, screen.Coloured), Is.EqualTo((live, coloured)));
    }

    [Test]
    public void One_that_understands_no_sequences_is_as_good_as_a_pipe() =>
        Assert.That(Screen.OfTerminal(_ => null, understandsSequences: false, () => 80), Is.SameAs(Screen.Plain));

    [TestCase(40, 40)]
    [TestCase(0, 80, Description = "a terminal that does not know its size says so")]
    public void The_width_is_asked_for_anew_each_time(int columns, int width)
    {
        var asked = 0;
        var screen = Screen.OfTerminal(_ => null, understandsSequences: true, () => ++asked * columns);

        Assert.That((screen.Width(), screen.Width()), Is.EqualTo((width, columns == 0 ? width : 2 * width)));
    }
}
