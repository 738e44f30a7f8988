using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class HealthTests
{
    private static readonly string Hundred = string.Join('\n', Enumerable.Range(0, 100).Select(n => $"GET /things/{n}: {{ responses: {{ 404: }} }}"));

    [Test]
    public async Task Nobody_is_asked_a_hundred_times_where_nobody_listens()
    {
        using var specs = new ThingSpecs($"http://127.0.0.1:{FreePort()}", Hundred, "limits: { concurrency: 2 }");

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Gate.Reasons.Single()), Is.EqualTo((ExitCode.SickEnvironment, "the environment `local` is down: the connection was refused: Connection refused: nothing can be said about the contract")));
        Assert.That(finished.Results.Totals.Unanswered, Is.InRange(3, 4));
        Assert.That(finished.Results.Cases[^1].Message, Is.EqualTo("not sent: the environment `local` is down: the connection was refused: Connection refused"));
    }

    [Test]
    public async Task A_host_that_has_no_address_is_down()
    {
        using var specs = new ThingSpecs("http://nowhere.invalid", Hundred, "limits: { concurrency: 1 }");

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Results.Totals.Unanswered), Is.EqualTo((ExitCode.SickEnvironment, 3)));
        Assert.That(finished.Results.Cases[0].Unanswered, Is.EqualTo("dns"));
    }

    [Test]
    public async Task A_server_that_was_there_and_went_is_no_environment_that_is_down()
    {
        var api = new ScriptedApi();
        var answered = 0;
        api.On("GET *", _ =>
        {
            if (Interlocked.Increment(ref answered) == 5)
                Task.Run(api.DisposeAsync);
            return null;
        });
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, "limits: { concurrency: 1 }");

        var finished = await specs.Run();

        Assert.That(finished.Gate.ExitCode, Is.EqualTo(ExitCode.Closed));
        Assert.That(finished.Results.Totals.Unproven, Is.Zero);
    }

    [TestCase("401 Unauthorized")]
    [TestCase("502 Bad Gateway")]
    [TestCase("503 Service Unavailable")]
    public async Task The_same_answer_to_nearly_everything_is_an_environment_that_is_sick(string statusLine)
    {
        await using var api = new ScriptedApi().On("GET *", statusLine);
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, "limits: { concurrency: 4 }");

        var finished = await specs.Run();

        Assert.That(finished.Gate.ExitCode, Is.EqualTo(ExitCode.SickEnvironment));
        Assert.That(finished.Gate.Reasons.Single(), Does.Match($"^the environment `local` is sick: {statusLine} came to 1[0-3] of 1[0-3] cases that should have drawn something else: nothing can be said about the contract$"));
        Assert.That(api.Received.Count, Is.InRange(10, 14));
    }

    [Test]
    public async Task A_fixture_that_the_same_answer_keeps_from_being_made_counts_for_its_cases()
    {
        await using var api = new ScriptedApi().On("POST *", "503 Service Unavailable");
        using var specs = new ThingSpecs(api.BaseUrl, string.Join('\n', Enumerable.Range(0, 20).Select(n => $"GET /things/{{thing_id}}?n={n}: {{ responses: {{ 200: }} }}")));

        Assert.That((await specs.Run()).Gate.ExitCode, Is.EqualTo(ExitCode.SickEnvironment));
    }

    [Test]
    public async Task Another_answer_to_everything_is_a_broken_contract()
    {
        await using var api = new ScriptedApi().On("GET *", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, Hundred);

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Results.Totals.Breached), Is.EqualTo((ExitCode.Closed, 100)));
    }

    [Test]
    public async Task One_part_that_is_unavailable_is_a_broken_contract()
    {
        await using var api = new ScriptedApi().On("GET /things/2*", "503 Service Unavailable");
        using var specs = new ThingSpecs(api.BaseUrl, Hundred);

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Results.Totals.Breached, finished.Results.Totals.Kept), Is.EqualTo((ExitCode.Closed, 11, 89)));
    }

    [Test]
    public async Task A_few_broken_operations_are_no_sick_environment_wherever_they_stand()
    {
        await using var api = new ScriptedApi().On("GET /broken/*", "502 Bad Gateway").On("GET /things/*", "404 Not Found");
        var operations = string.Join('\n', Enumerable.Range(0, 3).Select(n => Operation($"/broken/{n}")).Concat(Enumerable.Range(0, 40).Select(n => Operation($"/things/{n}"))));
        using var specs = new ThingSpecs(api.BaseUrl, operations);

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Results.Totals.Breached, finished.Results.Totals.Kept), Is.EqualTo((ExitCode.Closed, 15, 200)));

        static string Operation(string path) => $"GET {path}: {{ responses: {{ 404: [{string.Join(", ", Enumerable.Range(0, 5).Select(n => $"{{ case: '{n}', query: {{ n: {n} }} }}"))}] }} }}";
    }

    [TestCase(1)]
    [TestCase(8)]
    public async Task A_broken_service_of_many_operations_is_no_sick_environment_either(int concurrency)
    {
        await using var api = new ScriptedApi().On("GET /broken/*", "503 Service Unavailable").On("GET /things/*", "404 Not Found");
        var operations = string.Join('\n', Enumerable.Range(0, 20).Select(n => $"GET /broken/{n}: {{ responses: {{ 404: }} }}").Concat(Enumerable.Range(0, 60).Select(n => $"GET /things/{n}: {{ responses: {{ 404: }} }}")));
        using var specs = new ThingSpecs(api.BaseUrl, operations, $"limits: {{ concurrency: {concurrency} }}");

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Results.Totals.Breached, finished.Results.Totals.Kept), Is.EqualTo((ExitCode.Closed, 20, 60)));
    }

    [Test]
    public async Task One_fixture_that_cannot_be_made_does_not_end_a_run()
    {
        await using var api = new ScriptedApi().On("POST *", "503 Service Unavailable").On("GET /other/*", "404 Not Found");
        var operations = string.Join('\n', Enumerable.Range(0, 15).Select(n => $"GET /things/{{thing_id}}?n={n}: {{ responses: {{ 200: }} }}").Concat(Enumerable.Range(0, 40).Select(n => $"GET /other/{n}: {{ responses: {{ 404: }} }}")));
        using var specs = new ThingSpecs(api.BaseUrl, operations);

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Results.Totals.Unanswered, finished.Results.Totals.Kept), Is.EqualTo((ExitCode.Closed, 15, 40)));
    }

    [Test]
    public async Task Of_the_operations_only_those_that_take_part_count()
    {
        await using var api = new ScriptedApi().On("GET *", "502 Bad Gateway");
        using var specs = new ThingSpecs(api.BaseUrl, $"GET /one: {{ responses: {{ 404: [{string.Join(", ", Enumerable.Range(0, 12).Select(n => $"{{ case: '{n}' }}"))}] }} }}\n{Hundred}");

        Assert.That((await specs.Run(new Selection { Filters = ["things/GET /one/*"] })).Gate.ExitCode, Is.EqualTo(ExitCode.SickEnvironment));
    }

    [Test]
    public async Task An_answer_of_another_host_does_not_make_an_environment_well()
    {
        await using var iam = new ScriptedApi().On("POST /tokens", "200 OK", """{"token":"t"}""");
        using var specs = new ThingSpecs($"http://127.0.0.1:{FreePort()}", Hundred, $"identities: {{ operator: {{ token: {{ request: POST {iam.BaseUrl}/tokens, from: $.token, send_as: X }} }} }}", service: "identity: operator");

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Results.Totals.Unproven), Is.EqualTo((ExitCode.SickEnvironment, finished.Results.Cases.Count - finished.Results.Totals.Unanswered)));
        Assert.That(finished.Results.Totals.Unanswered, Is.LessThan(20));
    }

    [Test]
    public async Task An_environment_that_answers_nothing_is_not_asked_a_hundred_times()
    {
        await using var server = RawServer.Silent();
        using var specs = new ThingSpecs(server.BaseUrl, Hundred, "limits: { concurrency: 4, timeout: 200ms }");

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Gate.Reasons.Single()), Is.EqualTo((ExitCode.SickEnvironment, "the environment `local` has given no whole answer: no answer came within 200 ms: nothing can be said about the contract")));
        Assert.That(finished.Results.Totals.Unanswered, Is.InRange(10, 13));
    }

    [Test]
    public async Task A_stalled_request_that_nobody_answers_says_nothing_of_the_environment()
    {
        await using var server = RawServer.Silent();
        using var specs = new ThingSpecs(server.BaseUrl, "GET /things: { responses: { 408: { provoke: { stalled-headers: { within: 100ms } } } } }");

        Assert.That((await specs.Run()).Gate.ExitCode, Is.EqualTo(ExitCode.Closed));
    }

    [Test]
    public async Task A_proxy_that_wants_a_password_is_no_answer_of_the_API()
    {
        await using var proxy = RawServer.Answering("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        using var specs = new ThingSpecs("http://api.invalid", Hundred, $"proxy: {proxy.BaseUrl}");

        var finished = await specs.Run();

        Assert.That(finished.Gate.Reasons, Is.EqualTo([$"the environment `local` is down: the proxy {proxy.BaseUrl[7..]} answered 407 Proxy Authentication Required: nothing can be said about the contract"]));
    }

    [TestCase(4, ExitCode.Closed)]
    [TestCase(5, ExitCode.SickEnvironment)]
    public async Task A_few_cases_say_less_than_many(int cases, ExitCode exitCode)
    {
        await using var api = new ScriptedApi().On("GET *", "503 Service Unavailable");
        using var specs = new ThingSpecs(api.BaseUrl, string.Join('\n', Enumerable.Range(0, cases).Select(n => $"GET /things/{n}: {{ responses: {{ 404: }} }}")));

        Assert.That((await specs.Run()).Gate.ExitCode, Is.EqualTo(exitCode));
    }

    [Test]
    public async Task Cases_that_want_a_401_do_not_make_an_environment_well()
    {
        await using var api = new ScriptedApi().On("GET *", "401 Unauthorized");
        using var specs = new ThingSpecs(api.BaseUrl, string.Join('\n', Enumerable.Range(0, 20).Select(n => $"GET /things/{n}: {{ responses: {{ 404: , 401: }} }}")));

        Assert.That((await specs.Run()).Gate.ExitCode, Is.EqualTo(ExitCode.SickEnvironment));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
