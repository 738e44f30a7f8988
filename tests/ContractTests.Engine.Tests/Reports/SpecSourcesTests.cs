using NUnit.Framework;

namespace ContractTests.Reports;

[Parallelizable(ParallelScope.All)]
public sealed class SpecSourcesTests
{
    [TestCase("specs", "/home/me/repository/specs", "specs/things/a.yaml")]
    [TestCase("../specs", "/home/me/repository/api/specs", "api/specs/things/a.yaml")]
    [TestCase("/home/me/repository/specs", "/home/me/repository/specs", "specs/things/a.yaml")]
    [TestCase(".", "/home/me/repository", "things/a.yaml")]
    public void A_place_is_found_in_the_repository_however_the_specs_were_named(string shown, string location, string file)
    {
        var sources = new SpecSources(shown, location, "/home/me/repository");

        Assert.That(sources.InRepository($"{shown}/things/a.yaml:3:5"), Is.EqualTo(new SourcePlace(file, 3, 5)));
    }

    [TestCase("specs", "/elsewhere/specs", "specs/a.yaml:1:2", "file:///elsewhere/specs/a.yaml")]
    [TestCase("specs", "/home/me/repository/specs", "--base-url:1:1", "--base-url")]
    [TestCase("specs", "/home/me/repository-2/specs", "specs/a.yaml:1:2", "file:///home/me/repository-2/specs/a.yaml")]
    public void What_lies_outside_is_no_place_in_the_repository(string shown, string location, string source, string uri)
    {
        var sources = new SpecSources(shown, location, "/home/me/repository") { Web = "https://git.test/me" };

        Assert.That((sources.InRepository(source), sources.Link(source), sources.Uri(source)), Is.EqualTo(((SourcePlace?)null, (string?)null, uri)));
    }

    [Test]
    public void Names_of_files_are_encoded_in_links()
    {
        var sources = new SpecSources("specs", "/repository/specs", "/repository") { Web = "https://git.test/me/repository/blob/abc" };

        Assert.That(sources.Uri("specs/größe #1/a.yaml:3:5"), Is.EqualTo("specs/gr%C3%B6%C3%9Fe%20%231/a.yaml"));
        Assert.That(sources.Link("specs/größe #1/a.yaml:3:5"), Is.EqualTo("https://git.test/me/repository/blob/abc/specs/gr%C3%B6%C3%9Fe%20%231/a.yaml#L3"));
    }

    [TestCase(@"C:\specs\a.yaml:3:5", @"C:\specs\a.yaml")]
    [TestCase("specs/a:b.yaml:3:5", "specs/a:b.yaml")]
    public void Names_may_hold_colons(string source, string file)
    {
        Assert.That(SourcePlace.Parse(source), Is.EqualTo(new SourcePlace(file, 3, 5)));
    }
}
