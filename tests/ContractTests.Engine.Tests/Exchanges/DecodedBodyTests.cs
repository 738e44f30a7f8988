using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

[Parallelizable(ParallelScope.Self)]
public sealed class DecodedBodyTests
{
    private static readonly byte[] One = Gzip("one ");

    [Test]
    public void Gzip_may_have_several_members() => Assert.That(Decoded([.. One, .. Gzip("and two")]).Text, Is.EqualTo("one and two"));

    [Test]
    public void Gzip_may_be_padded() => Assert.That(Decoded([.. One, 0, 0, 0, 0, 0]).Text, Is.EqualTo("one "));

    [TestCase(1)]
    [TestCase(4)]
    [TestCase(8)]
    [TestCase(12)]
    public void Gzip_that_ends_too_early_is_no_body(int missing)
    {
        var whole = Gzip(string.Concat(Enumerable.Range(0, 1000)));

        Assert.That(Decoded(whole[..^missing]).Unreadable, Is.EqualTo("the body is gzip that ends too early"));
    }

    private static DecodedBody Decoded(byte[] body) => new(Answer("HTTP/1.1 200 OK", 200, "OK", ("Content-Encoding", "gzip")).WithBody(body));

    private static byte[] Gzip(string text)
    {
        using var encoded = new MemoryStream();
        using (var gzip = new GZipStream(encoded, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return encoded.ToArray();
    }
}
