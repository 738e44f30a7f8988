using ContractTests.SampleApi.Api;
using NUnit.Framework;

namespace ContractTests.SampleApi;

[Parallelizable(ParallelScope.All)]
public sealed class RateLimitTests
{
    [Test]
    public async Task A_hasty_caller_is_held_up_before_roles_and_bodies_and_nobody_else_is()
    {
        await using var sample = await SampleConversation.Begin();
        var heard = new List<SampleConversation.SampleAnswer>();
        for (var request = 0; request < 20; request++) heard.Add(await sample.Ask("POST /v2.0/{project}/log-groups", "{}", "sample-hasty"));

        var throttled = heard.First(answer => answer.Status.StartsWith("429", StringComparison.Ordinal));
        Assert.That(heard.Take(5).Select(answer => answer.Status), Is.All.EqualTo("400 Bad Request"));
        Assert.That(throttled.Still, Is.EqualTo("""429 Too Many Requests {"error_code":"APIG.0308","error_msg":"The throttling threshold has been reached"}"""));
        Assert.That(throttled.Header("Retry-After"), Is.EqualTo("2").Or.EqualTo("1"));
        Assert.That((await sample.Ask("GET /v2/{project}/groups")).Status, Is.EqualTo("200 OK"));
        Assert.That((await sample.Ask("GET /v2/{project}/groups", token: "stranger")).Status, Is.EqualTo("401 Unauthorized"));
        Assert.That((await sample.Ask("GET /nothing", token: "sample-hasty")).Status, Is.EqualTo("404 Not Found"));
    }

    [Test]
    public async Task Sixteen_bursts_at_once_are_each_held_up()
    {
        await using var sample = await SampleConversation.Begin();

        var bursts = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            for (var request = 1; request <= 20; request++)
            {
                if ((await sample.Ask("GET /v2/{project}/groups", token: "sample-hasty")).Status == "429 Too Many Requests") return request;
            }

            return int.MaxValue;
        }));

        Assert.That(bursts, Is.All.LessThanOrEqualTo(20));
    }

    [Test]
    public void A_bucket_gives_back_at_its_rate_and_never_more_than_it_holds()
    {
        var clock = new SteppedClock();
        var bucket = new TokenBucket(2, perSecond: 0.5, clock);

        Assert.That(new[] { bucket.Take(), bucket.Take(), bucket.Take() }, Is.EqualTo(new TimeSpan?[] { null, null, TimeSpan.FromSeconds(2) }));
        clock.Step(TimeSpan.FromSeconds(1));
        Assert.That(bucket.Take(), Is.EqualTo(TimeSpan.FromSeconds(1)));
        clock.Step(TimeSpan.FromSeconds(1));
        Assert.That(new[] { bucket.Take(), bucket.Take() }, Is.EqualTo(new TimeSpan?[] { null, TimeSpan.FromSeconds(2) }));
        clock.Step(TimeSpan.FromHours(1));
        Assert.That(new[] { bucket.Take(), bucket.Take(), bucket.Take() }, Is.EqualTo(new TimeSpan?[] { null, null, TimeSpan.FromSeconds(2) }));
    }

    private sealed class SteppedClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Step(TimeSpan time) => _now += time.Ticks;

        public override long GetTimestamp() => _now;
    }
}
