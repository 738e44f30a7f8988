using NUnit.Framework;

namespace ContractTests.Commands.Starting;

[Parallelizable(ParallelScope.All)]
public sealed class ServiceNameTests
{
    [TestCase("my-api")]
    [TestCase("Dienst_2.0")]
    [TestCase("日本")]
    [TestCase("7")]
    public void A_folder_s_name_will_do(string name) => Assert.That(ServiceName.Problem(name), Is.Null);

    [TestCase("..")]
    [TestCase(".hidden")]
    [TestCase("../elsewhere")]
    [TestCase("a/b")]
    [TestCase(@"a\b")]
    [TestCase("C:")]
    [TestCase("a b")]
    [TestCase("ends.")]
    [TestCase("-e")]
    [TestCase("a\nb")]
    [TestCase("")]
    public void What_leads_elsewhere_or_hides_will_not(string name) =>
        Assert.That(ServiceName.Problem(name), Is.EqualTo($"`{name}` cannot be a service's name: it begins with a letter or a digit and goes on with letters, digits, `.`, `_` and `-`, such as my-api."));

    [TestCase("Schema", "`schema` is the folder of the editors' schemas, and no service: choose another name.")]
    [TestCase("nul.api", "`nul.api` cannot be a folder on Windows: choose another name.")]
    public void A_name_that_is_taken_says_by_whom(string name, string problem) => Assert.That(ServiceName.Problem(name), Is.EqualTo(problem));
}
