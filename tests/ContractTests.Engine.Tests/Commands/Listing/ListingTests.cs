using ContractTests.Contracts.Services;
using ContractTests.Runs;
using ContractTests.Terminal;
using NUnit.Framework;

namespace ContractTests.Commands.Listing;

/// <summary>What `list` prints for people.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ListingTests
{
    private const string Operations = """
        GET /things/{thing_id}:
          summary: Show a thing
          tags: [smoke, v2]
          responses:
            200:
            404: { case: one that is not there, path: { thing_id: none }, tags: nightly }
            503: { unproven: it is always there }
        POST /things:
          request: { body: { name: $(unique), size: 7 } }
          responses:
            201:
            400:
              - { case: no name, body: { size: 7 } }
              - { case: a bar | and `ticks`, raw: '{"a|b":' }
            429: { provoke: burst, identity: anonymous, body: null }
        """;

    [Test]
    public void A_table_has_a_line_for_each_case_and_the_totals()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations);

        Assert.That(Lines(specs, Screen.Plain), Is.EqualTo("""
              status                   case                   drawn by                                               its own tags

            things/GET /things/{thing_id}
            Show a thing [smoke, v2]
              200 OK                                          the request as it stands
              404 Not Found            one that is not there  thing_id = none                                        nightly
              503 Service Unavailable                         unproven: it is always there

            things/POST /things
              201 Created                                     the request as it stands
              400 Bad Request          no name                body {"size": 7}
              400 Bad Request          a bar | and `ticks`    raw body {"a|b":
              429 Too Many Requests                           up to 200 requests within 10 s; as anonymous; no body

            2 operations of 1 service with 6 documented statuses: 5 with a case to send, 1 unproven
            7 cases, 1 of them unproven
            """));
    }

    [Test]
    public void A_narrow_screen_takes_more_lines_and_loses_nothing()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations[..Operations.IndexOf("POST", StringComparison.Ordinal)]);

        Assert.That(Lines(specs, Screen.Plain with { Width = () => 48 }), Does.StartWith("""
              status      case        drawn by    its own
                                                  tags

            things/GET /things/{thing_id}
            Show a thing [smoke, v2]
              200 OK                  the
                                      request as
                                      it stands
              404 Not     one that    thing_id =  nightly
              Found       is not      none
                          there
              503                     unproven:
              Service                 it is
              Unavailabl              always
              e                       there
            """));
    }

    [Test]
    public void Markdown_has_a_table_for_each_operation_in_which_nothing_is_markup()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", Operations);

        Assert.That(CaseMarkdown.Text([.. specs.Read().Cases]), Is.EqualTo("""
            # Things

            ## `things/GET /things/{thing_id}`

            Show a thing

            | status | case | drawn by | tags |
            |---|---|---|---|
            | 200 OK |  | `the request as it stands` | smoke, v2 |
            | 404 Not Found | one that is not there | `thing_id = none` | smoke, v2, nightly |
            | 503 Service Unavailable |  | unproven: it is always there | smoke, v2 |

            ## `things/POST /things`

            | status | case | drawn by | tags |
            |---|---|---|---|
            | 201 Created |  | `the request as it stands` |  |
            | 400 Bad Request | no name | `body {"size": 7}` |  |
            | 400 Bad Request | a bar \| and \`ticks\` | <code>raw body &#123;&#34;a&#124;b&#34;&#58;</code> |  |
            | 429 Too Many Requests |  | `up to 200 requests within 10 s; as anonymous; no body` |  |

            2 operations of 1 service with 6 documented statuses: 5 with a case to send, 1 unproven\
            7 cases, 1 of them unproven

            """));
    }

    [TestCase("200:", "the request as it stands")]
    [TestCase("200: { identity: anonymous }", "as anonymous")]
    [TestCase("200: { path: { id: $(unique) } }", "id = $(unique)")]
    [TestCase("200: { query: { q: [a, b], page: null }, headers: { Accept: '*/*' } }", "query q = a, b; no query page; header Accept: */*")]
    [TestCase("200: { body: { a: [1, $(unique), '$(id)', null] } }", """body {"a": [1, $(unique), "$(id)", null]}""")]
    [TestCase("200: { body: null }", "no body")]
    [TestCase("200: { raw: '' }", "an empty body")]
    [TestCase("200: { form: { a: 1, b: [2, 3] } }", "form a = 1, b = 2, b = 3")]
    [TestCase("200: { multipart: { a: 1, b: { file: operations.yaml } } }", "multipart a = 1, b = file operations.yaml")]
    [TestCase("200: { file: operations.yaml }", "file operations.yaml")]
    [TestCase("408: { provoke: { stalled-body: { within: 1.5s } } }", "stalled body for 1.5 s")]
    [TestCase("408: { provoke: stalled-headers }", "stalled headers")]
    [TestCase("429: { provoke: { burst: { requests: 7 } } }", "up to 7 requests within 10 s")]
    [TestCase("400: { provoke: { wire: \"GET / HTTP/9.9\" } }", "these bytes: GET / HTTP/9.9")]
    [TestCase("500: { provoke: fault }", "fault")]
    [TestCase("200: { retry: { within: 3s } }", "tried again for 3 s")]
    public void What_draws_a_status_is_told_in_a_few_words(string recipe, string words)
    {
        var operation = $"POST /things/{{id}}: {{ request: {{ path: {{ id: 1 }}, query: {{ page: 2 }}, body: {{ b: 3 }} }}, responses: {{ {recipe} }} }}";
        using var specs = new ThingSpecs("http://127.0.0.1:1", operation, "faults: { 500: { headers: { X-Fault: 500 } } }");

        Assert.That(Provocation.Of(specs.Read().Cases.Single()), Is.EqualTo(words));
    }

    private static string Lines(ThingSpecs specs, Screen screen) => string.Join('\n', CaseTable.Lines([.. specs.Read().Cases], screen));
}
