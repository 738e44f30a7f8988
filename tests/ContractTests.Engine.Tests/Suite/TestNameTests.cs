using NUnit.Framework;

namespace ContractTests.Suite;

[Parallelizable(ParallelScope.All)]
public sealed class TestNameTests
{
    [TestCase("lts/GET /v2.0/{id}/200", "lts/GET_/v2_0/{id}/200")]
    [TestCase("lts/GET /things?a=b&c=(d)/404/it's \"gone\" | lost, ~ish!", "lts/GET_/things_a_b_c__d_/404/it_s__gone____lost___ish_")]
    [TestCase("lts/GET /größe/200/日本", "lts/GET_/größe/200/日本")]
    public void A_name_holds_nothing_that_a_filter_would_misread(string id, string name)
    {
        Assert.That(TestName.For([id])[id], Is.EqualTo(name));
    }

    [Test]
    public void Ids_that_would_get_one_name_get_two()
    {
        string[] ids = ["s/GET /a.b/200", "s/GET /a_b/200", "s/GET /c/200"];

        var names = TestName.For(ids);

        Assert.That(names.Values, Is.Unique);
        Assert.That(names["s/GET /a.b/200"], Does.Match("^s/GET_/a_b/200_[0-9a-f]{8}$"));
        Assert.That(names["s/GET /c/200"], Is.EqualTo("s/GET_/c/200"));
        Assert.That(TestName.For(ids.Reverse()), Is.EquivalentTo(names));
    }
}
