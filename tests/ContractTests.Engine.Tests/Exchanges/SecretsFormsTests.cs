using System.Text;
using NUnit.Framework;

namespace ContractTests.Exchanges;

internal sealed class SecretsFormsTests
{
    private const string Value = "s3cr3t/+ tok\"en&é";

    [Test]
    public void A_secret_is_hidden_however_it_is_written()
    {
        var secrets = new Secrets([Value]);
        var utf8 = Encoding.UTF8.GetBytes(Value);
        string[] forms =
        [
            Value,
            Value.ToUpperInvariant(),
            Uri.EscapeDataString(Value),
            Uri.EscapeDataString(Value).Replace("%20", "+", StringComparison.Ordinal),
            Encoding.Latin1.GetString(utf8),
            Convert.ToBase64String(utf8),
            Convert.ToHexString(utf8),
            Convert.ToHexStringLower(utf8),
        ];

        Assert.That(forms.Select(f => secrets.Hide($"<{f}>")), Is.All.EqualTo("<***>"));
    }

    [TestCase("")]
    [TestCase("B")]
    [TestCase("Be")]
    [TestCase("Bearer ")]
    [TestCase("user:")]
    public void In_base64_behind_something_else_next_to_nothing_is_left_of_it(string before)
    {
        var hidden = new Secrets([Value]).Hide(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{Value}\n")));

        Assert.That(hidden, Does.Contain("***"));
        Assert.That(hidden.Replace("***", "", StringComparison.Ordinal), Has.Length.LessThanOrEqualTo(((before.Length + 2) / 3 * 4) + 8));
    }

    [Test]
    public void A_short_secret_has_no_forms_that_stand_in_innocent_text() =>
        Assert.That(new Secrets(["ab"]).Hide("6162 YWI="), Is.EqualTo("6162 ***"));
}
