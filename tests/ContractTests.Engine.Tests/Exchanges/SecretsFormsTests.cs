using System.Text;
using NUnit.Framework;

namespace ContractTests.Exchanges;

[Parallelizable(ParallelScope.Self)]
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
            Uri.EscapeDataString(Value).ToLowerInvariant(),
            "s3cr3t/+%20tok%22en&%C3%A9", // RFC 6570's {+name}
            "s3cr3t/%2B%20tok%22en%26%C3%A9", // a path by Python's quote
            Uri.EscapeDataString(Uri.EscapeDataString(Value)),
            "s3cr3t/+ tok\\\"en&é",
            "s3cr3t\\/+ tok\\\"en&\\u00e9", // PHP
            "s3cr3t/\\u002B tok\\u0022en\\u0026\\u00E9", // System.Text.Json
            "s3cr3t/+ tok\\u0022en\\u0026é", // Newtonsoft.Json for HTML
            "s3cr3t/+ tok\\\"en\\u0026é", // Go
            "s3cr3t/+ tok\\\\\\\"en&é", // JSON in JSON
            "s3cr3t/+ tok\"en&amp;é",
            "s3cr3t/+ tok&quot;en&amp;é",
            "s3cr3t/+ tok&#34;en&amp;é",
            "s3cr3t/&#x2B; tok&quot;en&amp;&#xE9;",
            "s3cr3t/+ tok\\&quot;en&amp;é", // JSON in XML
            "s3cr3t\\/\\+ tok\\\"en\\&é", // Markdown
        ];

        Assert.That(forms.Select(f => secrets.Hide($"<{f}>")), Is.All.EqualTo("<***>"));
    }

    [TestCase("a*b_c[d]#e", @"a\*b\_c\[d\]\#e")]
    [TestCase("it's it", "it&#39;s it")]
    [TestCase("it's it", "it&apos;s it")]
    [TestCase("two\r\nlines", "two\\r\\nlines")]
    [TestCase("two\r\nlines", "two&#xD;&#xA;lines")]
    [TestCase("two\r\nlines", "two&#xD;\nlines")]
    [TestCase("a~b c*d", "a%7Eb+c*d")]
    [TestCase("  spaced ", "spaced")]
    [TestCase("ǅ𐐀x", "ǆ𐐨X")]
    public void It_is_hidden_as_others_write_it_too(string value, string form) =>
        Assert.That(new Secrets([value]).Hide($"<{form}>"), Is.EqualTo("<***>"));

    [TestCase("abcdefgh", "cdefghijkl", "-abcdefghijkl-", "-***-")]
    [TestCase("abcdefgh", "cdef", "-abcdefgh-cdef-", "-***-***-")]
    [TestCase("abab", "baba", "ababa ababab", "*** ***")]
    [TestCase("abcd", "efgh", "abcdefgh", "******")]
    [TestCase("a", "bc", "abc", "******")]
    public void Of_secrets_that_lie_over_each_other_no_part_is_left(string one, string other, string text, string hidden)
    {
        Assert.That(new Secrets([one, other]).Hide(text), Is.EqualTo(hidden));
        Assert.That(new Secrets([other, one]).Hide(text), Is.EqualTo(hidden));
    }

    [Test]
    public void However_many_there_are_each_is_hidden()
    {
        var values = Enumerable.Range(0, 300).Select(n => $"secret-{n:000}!").ToList();

        Assert.That(new Secrets(values.Concat(values)).Hide(string.Join(' ', values)), Is.EqualTo(string.Join(' ', values.Select(_ => "***"))));
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
