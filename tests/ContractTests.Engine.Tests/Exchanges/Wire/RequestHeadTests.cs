using ContractTests.Contracts.Environments;
using System.Text;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges.Wire;

[Parallelizable(ParallelScope.Self)]
internal sealed class RequestHeadTests
{
    [TestCase("http://api.test/x", "GET /x HTTP/1.1\r\nHost: api.test\r\n\r\n")]
    [TestCase("http://api.test", "GET / HTTP/1.1\r\nHost: api.test\r\n\r\n")]
    [TestCase("http://api.test?x=http://y/z", "GET /?x=http://y/z HTTP/1.1\r\nHost: api.test\r\n\r\n")]
    [TestCase("http://api.test:80/", "GET / HTTP/1.1\r\nHost: api.test\r\n\r\n")]
    [TestCase("https://api.test:443/", "GET / HTTP/1.1\r\nHost: api.test\r\n\r\n")]
    [TestCase("https://api.test:80/", "GET / HTTP/1.1\r\nHost: api.test:80\r\n\r\n")]
    [TestCase("http://[::1]/", "GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n")]
    [TestCase("http://[::1]:8080/", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n")]
    [TestCase("http://API.Test/A", "GET /A HTTP/1.1\r\nHost: api.test\r\n\r\n")]
    [TestCase("http://b\u00FCcher.test/", "GET / HTTP/1.1\r\nHost: xn--bcher-kva.test\r\n\r\n")]
    public void The_host_is_that_of_the_URL(string url, string head) =>
        Assert.That(Encoding.UTF8.GetString(RequestHead.Of(Get(url), proxy: null).Span), Is.EqualTo(head));

    [TestCase("http://API.Test?a#b", "GET http://api.test/?a#b HTTP/1.1\r\nHost: api.test\r\n\r\n")]
    [TestCase("http://[::1]:8080/a/../b", "GET http://[::1]:8080/a/../b HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n")]
    [TestCase("https://api.test/x", "GET /x HTTP/1.1\r\nHost: api.test\r\n\r\n")]
    public void What_a_proxy_forwards_names_the_whole_URL(string url, string head) =>
        Assert.That(Encoding.UTF8.GetString(RequestHead.Of(Get(url), Proxy.Parse("http://proxy.test:3128")).Span), Is.EqualTo(head));
}
