using System.Globalization;
using System.IO.Compression;
using System.Text;
using ContractTests.Exchanges;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Judgements;

[Parallelizable(ParallelScope.Self)]
internal sealed class ExpectationJudgeTests
{
    [TestCase("7", "7", true)]
    [TestCase("7", "7.0", true)]
    [TestCase("7", "70e-1", true)]
    [TestCase("7", "\"7\"", false)]
    [TestCase("7", "7.1", false)]
    [TestCase("12345678901234567890", "12345678901234567891", false)]
    [TestCase("12345678901234567890", "12345678901234567890", true)]
    [TestCase("'7'", "\"7\"", true)]
    [TestCase("'7'", "7", false)]
    [TestCase("abc", "\"abc\"", true)]
    [TestCase("abc", "\"ABC\"", false)]
    [TestCase("''", "\"\"", true)]
    [TestCase("true", "true", true)]
    [TestCase("true", "\"true\"", false)]
    [TestCase("true", "1", false)]
    [TestCase("null", "null", true)]
    [TestCase("null", "0", false)]
    [TestCase("2026-01-02T03:04:05Z", "\"2026-01-02T03:04:05Z\"", true)]
    [TestCase("2026-01-02T03:04:05Z", "\"2026-01-02T03:04:05+00:00\"", false)]
    [TestCase("/b/", "\"abc\"", true)]
    [TestCase("'/^b/'", "\"abc\"", false)]
    [TestCase("'/^[0-9]+$/'", "7", false)]
    [TestCase("/7/", "null", false)]
    [TestCase("{ equals: /b/ }", "\"/b/\"", true)]
    [TestCase("{ equals: /b/ }", "\"abc\"", false)]
    [TestCase("{ equals: present }", "\"present\"", true)]
    [TestCase("'present'", "\"absent\"", false)]
    [TestCase("{ equals: [1, { a: 2, b: null }] }", "[1.0,{\"b\":null,\"a\":2}]", true)]
    [TestCase("{ equals: [1, { a: 2 }] }", "[1,{\"a\":2,\"b\":null}]", false)]
    [TestCase("{ equals: [1, 2] }", "[2,1]", false)]
    [TestCase("{ equals: {} }", "{}", true)]
    [TestCase("{ equals: {} }", "[]", false)]
    [TestCase("{ equals: { a: 1 } }", "1", false)]
    [TestCase("{ type: string }", "\"\"", true)]
    [TestCase("{ type: string }", "1", false)]
    [TestCase("{ type: number }", "1.5", true)]
    [TestCase("{ type: number }", "\"1.5\"", false)]
    [TestCase("{ type: integer }", "1", true)]
    [TestCase("{ type: integer }", "1.0", true)]
    [TestCase("{ type: integer }", "1e400", true)]
    [TestCase("{ type: integer }", "1.5", false)]
    [TestCase("{ type: boolean }", "false", true)]
    [TestCase("{ type: boolean }", "\"false\"", false)]
    [TestCase("{ type: array }", "[]", true)]
    [TestCase("{ type: array }", "{}", false)]
    [TestCase("{ type: object }", "{}", true)]
    [TestCase("{ type: object }", "null", false)]
    [TestCase("{ type: 'null' }", "null", true)]
    [TestCase("{ type: 'null' }", "\"null\"", false)]
    [TestCase("{ one-of: [a, 1, null] }", "1.0", true)]
    [TestCase("{ one-of: [a, 1, null] }", "null", true)]
    [TestCase("{ one-of: [a, 1, null] }", "\"1\"", false)]
    [TestCase("{ one-of: [/a/] }", "\"/a/\"", true)]
    [TestCase("{ min: 1, max: 9 }", "1", true)]
    [TestCase("{ min: 1, max: 9 }", "9.0", true)]
    [TestCase("{ min: 1, max: 9 }", "9.01", false)]
    [TestCase("{ min: 1, max: 9 }", "0.9", false)]
    [TestCase("{ min: 1 }", "1e400", true)]
    [TestCase("{ max: -1.5 }", "-1.5", true)]
    [TestCase("{ min: 1 }", "\"7\"", false)]
    [TestCase("{ type: integer, min: 1 }", "1.5", false)]
    [TestCase("{ type: integer, min: 1 }", "2", true)]
    [TestCase("{ type: string, one-of: [a, b] }", "\"b\"", true)]
    [TestCase("present", "null", true)]
    [TestCase("present", "\"\"", true)]
    [TestCase("absent", "null", false)]
    public void A_value_in_the_body_is_what_its_matcher_says(string matcher, string value, bool holds) =>
        Assert.That(Judged($"body: {{ $.a: {matcher} }}", Json($$"""{"a":{{value}}}""")) == "kept", Is.EqualTo(holds));

    [TestCase("abc", true)]
    [TestCase("ABC", false)]
    [TestCase("'abc'", true)]
    [TestCase("/b/", true)]
    [TestCase("/^b/", false)]
    [TestCase("present", true)]
    [TestCase("absent", false)]
    [TestCase("{ equals: abc }", true)]
    [TestCase("{ equals: /b/ }", false)]
    [TestCase("{ one-of: [x, abc] }", true)]
    [TestCase("{ one-of: [x, y] }", false)]
    [TestCase("{ type: string }", true)]
    [TestCase("{ type: number }", false)]
    [TestCase("{ min: 1 }", false)]
    [TestCase("1", true, "1")]
    [TestCase("1", false, "1.0")]
    [TestCase("true", true, "true")]
    [TestCase("True", false, "true")]
    [TestCase("{ type: integer }", true, "60")]
    [TestCase("{ type: integer }", false, "6.5")]
    [TestCase("{ type: boolean }", true, "false")]
    [TestCase("{ type: boolean }", false, "0")]
    [TestCase("{ min: 1, max: 60 }", true, "60")]
    [TestCase("{ min: 1, max: 60 }", false, "61")]
    [TestCase("{ type: integer, max: 60 }", false, "59.5")]
    [TestCase("''", true, "")]
    public void A_text_is_what_its_matcher_says(string matcher, bool holds, string value = "abc")
    {
        Assert.That(Judged($"headers: {{ x-a: {matcher} }}", Answered(("X-A", value))) == "kept", Is.EqualTo(holds), "header");
        Assert.That(Judged($"text: {matcher}", Answered().WithBody(Encoding.UTF8.GetBytes(value))) == "kept", Is.EqualTo(holds), "text");
    }

    [TestCase("present", false)]
    [TestCase("absent", true)]
    [TestCase("''", false)]
    [TestCase("/x/", false)]
    [TestCase("{ type: string }", false)]
    public void Only_absent_holds_for_what_is_missing(string matcher, bool holds)
    {
        Assert.That(Judged($"headers: {{ x-a: {matcher} }}", Answered()) == "kept", Is.EqualTo(holds), "header");
        Assert.That(Judged($"body: {{ $.a: {matcher} }}", Json("{}")) == "kept", Is.EqualTo(holds), "body");
        Assert.That(Judged($"body: {{ $.a: {matcher} }}", Answered()) == "kept", Is.EqualTo(holds), "no body");
    }

    [TestCase("a", true)]
    [TestCase("b", true)]
    [TestCase("'a, b'", true)]
    [TestCase("'/^a.*b$/'", true)]
    [TestCase("c", false)]
    public void A_header_in_several_lines_holds_as_a_whole_or_by_one_line(string matcher, bool holds) =>
        Assert.That(Judged($"headers: {{ Vary: {matcher} }}", Answered(("Vary", "a"), ("VARY", "b"))) == "kept", Is.EqualTo(holds));

    [Test]
    public void A_header_in_UTF8_is_read_as_such() =>
        Assert.That(Judged("headers: { X-A: Füße }", Answered(("X-A", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("Füße"))))), Is.EqualTo("kept"));

    [TestCase("\"$.items[*].n\"", "{ type: integer }", "kept")]
    [TestCase("\"$.items[*].n\"", "{ min: 2 }", "expectation: `$.items[*].n` in the body is not as expected | `$.items[*].n` should be at least 2, `$.items[0].n` is 1 (specs/svc/things.yaml:3:43)")]
    [TestCase("\"$..['a b']\"", "absent", "expectation: `$..['a b']` in the body is there | `$..['a b']` should not be there, `$.items[1]['a b']` is \"x\" (specs/svc/things.yaml:3:43)")]
    [TestCase("\"$.items[?(@.n > 1)].n\"", "2", "kept")]
    [TestCase("\"$.items[?(@.n > 9)].n\"", "absent", "kept")]
    [TestCase("\"$.items[?(@.t > 9)].n\"", "2", "expectation: `$.items[?(@.t > 9)].n` in the body cannot be judged | `$.items[?(@.t > 9)].n` should be 2, but the JSONPath cannot be followed in this body (specs/svc/things.yaml:3:43)")]
    [TestCase("$", "{ type: object }", "kept")]
    [TestCase("\"$.items[0,1].n\"", "{ one-of: [1, 2] }", "kept")]
    public void A_matcher_holds_for_every_value_at_its_path(string path, string matcher, string expected) =>
        Assert.That(Judged($"body: {{ {path}: {matcher} }}", Json("""{"items":[{"n":1,"t":"abc"},{"n":2,"t":"x","a b":"x"}]}""")), Is.EqualTo(expected));

    [TestCase("$", "7", "7")]
    [TestCase("$", "'a'", "\"a\"")]
    [TestCase("\"$[1]\"", "2", "[1,2]")]
    [TestCase("$.a", "2", """{"a":1,"a":2}""")]
    [TestCase("$.a", "'�'", """{"a":"\ud800"}""")]
    [TestCase("$.a", "1", "\uFEFF{\"a\":1}")]
    public void Any_JSON_text_is_a_body(string path, string matcher, string body) =>
        Assert.That(Judged($"body: {{ {path}: {matcher} }}", Json(body)), Is.EqualTo("kept"));

    [TestCase("not JSON", "the body is not JSON")]
    [TestCase("{\"a\":1,}", "the body is not JSON")]
    [TestCase("{'a':1}", "the body is not JSON")]
    public void A_body_that_is_no_JSON_is_told(string body, string why) =>
        Assert.That(Judged("body: { $.a: absent }", Json(body)), Is.EqualTo($"expectation: {why} | `$.a` should not be there, but {why} (specs/svc/things.yaml:3:43)"));

    [Test]
    public void A_body_nested_a_thousand_levels_deep_is_read()
    {
        var body = $"{string.Concat(Enumerable.Repeat("{\"a\":[", 499))}7{string.Concat(Enumerable.Repeat("]}", 499))}";

        Assert.That(Judged("body: { $..b: absent }", Json(body)), Is.EqualTo("kept"));
        Assert.That(Judged("body: { $..b: absent }", Json($"[[[{body}]]]")), Does.Contain("the body is not JSON"));
    }

    [TestCase("headers: { ETag: present }", "the header `ETag` is missing | the header `ETag` should be there, it is missing (specs/svc/things.yaml:3:46)")]
    [TestCase("headers: { Server: absent }", "the header `Server` is there | the header `Server` should not be there, it is \"nginx\" (specs/svc/things.yaml:3:46)")]
    [TestCase("headers: { Server: /^Kestrel/ }", "the header `Server` is not as expected | the header `Server` should match /^Kestrel/, it is \"nginx\" (specs/svc/things.yaml:3:46)")]
    [TestCase("headers: { Server: { one-of: [a, b] } }", "the header `Server` is not as expected | the header `Server` should be one of \"a\", \"b\", it is \"nginx\" (specs/svc/things.yaml:3:46)")]
    [TestCase("body: { $.days: 7 }", "`$.days` in the body is not as expected | `$.days` should be 7, it is \"seven\" (specs/svc/things.yaml:3:43)")]
    [TestCase("body: { $.days: { type: integer, min: 1, max: 9 } }", "`$.days` in the body is not as expected | `$.days` should be an integer and be at least 1 and at most 9, it is \"seven\" (specs/svc/things.yaml:3:43)")]
    [TestCase("body: { $.days: { max: 9 } }", "`$.days` in the body is not as expected | `$.days` should be at most 9, it is \"seven\" (specs/svc/things.yaml:3:43)")]
    [TestCase("body: { $.days: { one-of: [7, x] } }", "`$.days` in the body is not as expected | `$.days` should be one of 7, \"x\", it is \"seven\" (specs/svc/things.yaml:3:43)")]
    [TestCase("body: { $.list: { equals: [1] } }", "`$.list` in the body is not as expected | `$.list` should be [1], it is [1,{\"a\":1.50}] (specs/svc/things.yaml:3:43)")]
    [TestCase("body: { $.id: present }", "`$.id` in the body is missing | `$.id` should be there, it is missing (specs/svc/things.yaml:3:43)")]
    [TestCase("text: ok", "the body's text is not as expected | the body's text should be \"ok\", it is \"{\"days\":\"seven\",\"list\":[1,␊{\"a\":1.50}]}\" (specs/svc/things.yaml:3:35)")]
    [TestCase("schema: thing.json", "the body is not as `thing.json` says | the body should be valid by `thing.json`: `$.id`: missing; `$.days`: integer expected (specs/svc/things.yaml:3:35)")]
    [TestCase("empty: true", "the body is not empty | the body should be empty, it has 39 bytes (specs/svc/things.yaml:3:35)")]
    [TestCase("within: 800ms", "the answer took too long | the answer should take at most 800 ms, it took 912 ms (specs/svc/things.yaml:3:35)")]
    [TestCase("empty: true, within: 1ms", "2 expectations are not met | the body should be empty, it has 39 bytes (specs/svc/things.yaml:3:35) | the answer should take at most 1 ms, it took 912 ms (specs/svc/things.yaml:3:48)")]
    public void What_is_not_met_is_told_in_these_words(string expect, string told)
    {
        var answer = Answered(("Server", "nginx")).WithBody("{\"days\":\"seven\",\"list\":[1,\n{\"a\":1.50}]}"u8.ToArray()) with { Elapsed = TimeSpan.FromMilliseconds(912) };

        Assert.That(Judged(expect, answer), Is.EqualTo($"expectation: {told}"));
    }

    [TestCase("empty: true", "kept")]
    [TestCase("empty: false", "expectation: the body is empty | the body should not be empty, it is (specs/svc/things.yaml:3:35)")]
    [TestCase("text: ''", "kept")]
    [TestCase("text: absent", "kept")]
    [TestCase("text: present", "expectation: the body's text is not as expected | the body's text should be there, it is \"\" (specs/svc/things.yaml:3:35)")]
    [TestCase("schema: thing.json", "expectation: the body is empty | the body should be valid by `thing.json`, but the body is empty (specs/svc/things.yaml:3:35)")]
    [TestCase("body: { $.a: 1 }", "expectation: `$.a` in the body is missing | `$.a` should be 1, but the body is empty (specs/svc/things.yaml:3:43)")]
    [TestCase("within: 1ms", "kept")]
    public void An_empty_body_is_looked_at_too(string expect, string expected) => Assert.That(Judged(expect, Answered()), Is.EqualTo(expected));

    [TestCase("404 Not Found", "undocumented-status: the status is not documented | status-codes.yaml has no 404")]
    [TestCase("200 Okay", "wrong-reason: the reason phrase differs")]
    public void A_wrong_status_line_is_all_that_is_told(string line, string expected) =>
        Assert.That(Judged("headers: { ETag: present }", Answer($"HTTP/1.1 {line}", int.Parse(line[..3], CultureInfo.InvariantCulture), line[4..])), Is.EqualTo(expected));

    [TestCase("", "expectation: 2 expectations are not met | the header `ETag` should be there, it is missing (specs/svc/status-codes.yaml:2:43) | the header `X-Own` should be 1, it is missing (specs/svc/things.yaml:3:46)")]
    [TestCase("ETag", "expectation: the header `X-Own` is missing | the header `X-Own` should be 1, it is missing (specs/svc/things.yaml:3:46)")]
    [TestCase("X-Own", "expectation: the header `ETag` is missing | the header `ETag` should be there, it is missing (specs/svc/status-codes.yaml:2:43)")]
    [TestCase("ETag X-Own", "kept")]
    public void What_the_table_and_what_the_case_expect_both_hold(string headers, string expected)
    {
        var answer = Answered([.. headers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(h => (h, "1"))]);

        Assert.That(Judged("headers: { X-Own: 1 }", answer, "{ reason: OK, expect: { headers: { ETag: present } } }"), Is.EqualTo(expected.Replace("be 1", "be \"1\"", StringComparison.Ordinal)));
    }

    [TestCase("503", "503 Service Unavailable", "kept")]
    [TestCase("5XX", "503 Service Unavailable", "kept")]
    [TestCase("5XX", "500 Oops", "expectation: the header `X-Range` is missing | the header `X-Range` should be there, it is missing (specs/svc/status-codes.yaml:3:44)")]
    public void The_table_s_entry_for_the_code_that_came_counts(string status, string line, string expected)
    {
        using var specs = new SmallSpecs("  503: Service Unavailable\n  5XX: { reason: any, expect: { headers: { X-Range: present } } }\n", $"  GET /x:\n    responses: {{ {status}: }}\n");

        Assert.That(Words(specs.Judged(Answer($"HTTP/1.1 {line}", int.Parse(line[..3], CultureInfo.InvariantCulture), line[4..]))), Is.EqualTo(expected));
    }

    [Test]
    public void Of_an_answer_to_HEAD_no_body_is_expected()
    {
        using var specs = new SmallSpecs("  200: { reason: OK, expect: { body: { $.id: 1 }, empty: false, headers: { ETag: present } } }\n", "  HEAD /x:\n    responses: { 200: }\n");

        Assert.That(Words(specs.Judged(Answered())), Is.EqualTo("expectation: the header `ETag` is missing | the header `ETag` should be there, it is missing (specs/svc/status-codes.yaml:2:76)"));
    }

    [TestCase("$.a: $(number)", """{"a":7}""", true)]
    [TestCase("$.a: $(number)", """{"a":7.0}""", true)]
    [TestCase("$.a: $(number)", """{"a":"7"}""", true)]
    [TestCase("$.a: '$(number)'", """{"a":"7"}""", true)]
    [TestCase("$.a: '$(number)'", """{"a":7}""", false)]
    [TestCase("$.a: $(text)", """{"a":"a.b"}""", true)]
    [TestCase("$.a: $(quoted)", """{"a":8}""", true)]
    [TestCase("$.a: $(quoted)", """{"a":null}""", false)]
    [TestCase("$.a: $(text)/$(number)", """{"a":"a.b/7"}""", true)]
    [TestCase("$.a: { equals: { b: [$(number), \"$(number)\"] } }", """{"a":{"b":[7,"7"]}}""", true)]
    [TestCase("$.a: { equals: { b: [$(number)] } }", """{"a":{"b":["7"]}}""", false)]
    [TestCase("$.a: { one-of: [x, $(text)] }", """{"a":"a.b"}""", true)]
    [TestCase("$.a: /^$(text)$/", """{"a":"a.b"}""", true)]
    [TestCase("$.a: /^$(text)$/", """{"a":"axb"}""", false)]
    [TestCase("$.a: '/^[$(odd)]+$/'", """{"a":"a-c]"}""", true)]
    [TestCase("$.a: '/^[$(odd)]+$/'", """{"a":"b"}""", false)]
    [TestCase("$.a: $$(text)", """{"a":"$(text)"}""", true)]
    [TestCase("$.a: $(own)", """{"a":"mine"}""", true)]
    public void A_matcher_may_hold_variables(string body, string json, bool holds) =>
        Assert.That(Judged($"body: {{ {body} }}, headers: {{ Location: present }}", Json(json, ("Location", "x"))) == "kept", Is.EqualTo(holds));

    [Test]
    public void A_variable_that_nobody_provided_is_told()
    {
        using var specs = new SmallSpecs("  200: OK\n", "  GET /x:\n    responses: { 200: { capture: { id: $.id }, expect: { headers: { ETag: $(id) } } } }\n");

        Assert.That(Words(specs.Judged(Answered(("ETag", "x")))), Is.EqualTo("expectation: the header `ETag` cannot be judged | the header `ETag` cannot be judged: nobody provided `id` (specs/svc/things.yaml:3:69)"));
    }

    [Test]
    public void A_search_without_end_is_given_up() =>
        Assert.That(Judged("text: '/^(a+)+$/'", Answered().WithBody(Encoding.UTF8.GetBytes($"{new string('a', 40)}b"))), Is.EqualTo("expectation: the body's text cannot be judged | the body's text cannot be judged: the search took longer than 1000 ms (specs/svc/things.yaml:3:35)"));

    [TestCase("text/plain", "Füße", "utf-8")]
    [TestCase("text/plain; charset=utf-8", "Füße", "utf-8")]
    [TestCase("text/plain; charset=\"ISO-8859-1\"", "Füße", "latin1")]
    [TestCase("text/plain; charset=utf-16", "Füße", "utf-16")]
    [TestCase("text/plain;charset=windows-1251", "Привет", "windows-1251")]
    public void A_body_s_text_is_in_the_charset_of_its_type(string type, string text, string charset)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);

        Assert.That(Judged($"text: {text}", Answered(("Content-Type", type)).WithBody([.. encoding.GetPreamble(), .. encoding.GetBytes(text)])), Is.EqualTo("kept"));
        Assert.That(Judged($"body: {{ $.a: {text} }}", Answered(("Content-Type", type)).WithBody(encoding.GetBytes($$"""{"a":"{{text}}"}"""))), Is.EqualTo("kept"));
    }

    [Test]
    public void A_charset_that_is_not_known_is_told() =>
        Assert.That(Judged("text: a", Answered(("Content-Type", "text/plain; charset=klingon")).WithBody([65])), Is.EqualTo("expectation: the body's charset `klingon` is not known | the body's text should be \"a\", but the body's charset `klingon` is not known (specs/svc/things.yaml:3:35)"));

    [TestCase("gzip")]
    [TestCase("x-gzip")]
    [TestCase("GZIP")]
    [TestCase("deflate")]
    [TestCase("raw deflate")]
    [TestCase("br")]
    [TestCase("identity")]
    [TestCase("gzip, br")]
    public void An_encoded_body_is_decoded(string encodings)
    {
        var bytes = """{"a":1}"""u8.ToArray();
        foreach (var encoding in encodings.Split(", "))
            bytes = Encoded(bytes, encoding);
        var answer = Answered(("Content-Encoding", encodings.Replace("raw ", "", StringComparison.Ordinal))).WithBody(bytes);

        Assert.That(Judged("body: { $.a: 1 }, text: '{\"a\":1}'", answer), Is.EqualTo("kept"));
    }

    [TestCase("gzip", "the body is not gzip, which its Content-Encoding says")]
    [TestCase("deflate", "the body is not deflate, which its Content-Encoding says")]
    [TestCase("br", "the body is not br, which its Content-Encoding says")]
    [TestCase("zstd", "the body is encoded: zstd")]
    public void A_body_that_cannot_be_decoded_is_told(string encoding, string why) =>
        Assert.That(Judged("text: a", Answered(("Content-Encoding", encoding)).WithBody("x is not it"u8.ToArray())), Is.EqualTo($"expectation: {why} | the body's text should be \"a\", but {why} (specs/svc/things.yaml:3:35)"));

    [Test]
    public void A_small_body_that_becomes_very_long_is_not_decoded_to_its_end() =>
        Assert.That(Judged("text: a", Answered(("Content-Encoding", "gzip")).WithBody(Encoded(new byte[ResponseBody.KeptWhole + 1], "gzip"))), Does.Contain("but the decoded body is longer than 64 MiB"));

    [Test]
    public void A_body_that_was_not_kept_whole_is_told() =>
        Assert.That(Judged("text: a, empty: false", Answered() with { Body = new ResponseBody(new byte[ResponseBody.Kept], ResponseBody.Kept + 1) }), Is.EqualTo("expectation: the body is longer than 1 MiB | the body's text should be \"a\", but the body is longer than 1 MiB (specs/svc/things.yaml:3:35)"));

    [Test]
    public void A_found_value_is_cut_and_cannot_act_on_a_terminal() =>
        Assert.That(Judged("body: { $.a: 1 }", Json($$"""{"a":"\u001b[2J{{new string('x', 2000)}}"}""")), Is.EqualTo($"expectation: `$.a` in the body is not as expected | `$.a` should be 1, it is \"\\u001B[2J{new string('x', 110)}… (specs/svc/things.yaml:3:43)"));

    [TestCase("text: 1", 0)]
    [TestCase("text: 1", 115, Description = "cut in the middle of the secret")]
    [TestCase("headers: { X-A: 1 }", 115)]
    [TestCase("body: { $.a: 1 }", 113)]
    [TestCase("body: { $: 1 }", 110)]
    [TestCase("body: { $.a: { equals: $(unique)$(secret) } }", 100)]
    [TestCase("body: { $.a: /$(secret)/ }", 0)]
    [TestCase("headers: { X-A: $(secret) }", 0)]
    public void A_secret_is_shown_nowhere_not_even_a_part_of_it(string expect, int before)
    {
        const string Secret = "s3cr.et\"+wörd";
        var secrets = new Secrets([Secret]);
        var value = $"{new string('x', before)}{Secret}!";
        var answer = Json($$"""{"a":"{{new string('x', before)}}s3cr.et\"+wörd!"}""", ("X-A", value));
        using var specs = Specs(expect, "OK");
        var scope = specs.Scope();
        scope.Own("secret", new VariableValue(expect.Contains("/$(", StringComparison.Ordinal) ? $"{Secret}?" : Secret));

        var told = Words(specs.Judged(answer, secrets, scope));

        Assert.That(told, Does.StartWith("expectation").And.Not.Contain("s3c").And.Not.Contain("rd!"));
    }

    [Test]
    public void Of_many_failures_by_a_schema_the_first_are_told()
    {
        var items = string.Join(',', Enumerable.Repeat("{}", 9));

        Assert.That(Judged("schema: things.json", Json($"[{items}]")), Is.EqualTo("expectation: the body is not as `things.json` says | the body should be valid by `things.json`: `$[0].id`: missing; `$[1].id`: missing; `$[2].id`: missing; `$[3].id`: missing; `$[4].id`: missing; and 4 more (specs/svc/things.yaml:3:35)"));
    }

    [TestCase("""{"id":1,"days":2}""", "kept")]
    [TestCase("""{"id":1,"days":2.0,"parts":[{"id":2}]}""", "kept")]
    [TestCase("""{"id":1,"parts":[{"id":2},{"id":"x"}]}""", "`$.parts[1].id`: integer expected")]
    [TestCase("""{"id":1,"size":"medium"}""", "`$.size`: none of the values")]
    [TestCase("""{"id":1,"either":true}""", "`$.either`: as none of `anyOf`")]
    [TestCase("""{"id":1,"name":"A"}""", "`$.name`: the pattern is not found")]
    [TestCase("""{"id":123456789012345678901234567890,"days":1e400}""", "kept")]
    [TestCase("""{"id":1,"when":"2026-01-02T03:04:05Z"}""", "kept")]
    [TestCase("""{"id":1,"when":"yesterday"}""", "`$.when`: date time expected")]
    [TestCase("""{"id":1,"when":"2026-01-02"}""", "`$.when`: date time expected")]
    [TestCase("""{"id":1,"when":"2026-02-30T03:04:05Z"}""", "`$.when`: date time expected")]
    [TestCase("""{"id":1,"when":"2016-12-31t23:59:60.123456789+02:00"}""", "kept")]
    [TestCase("""{"id":1,"at":"urn:a:b"}""", "kept")]
    [TestCase("""{"id":1,"at":"/things/1"}""", "`$.at`: uri expected")]
    public void A_body_is_valid_by_its_schema(string body, string expected) =>
        Assert.That(Judged("schema: thing.json", Json(body)), expected == "kept" ? Is.EqualTo("kept") : Does.Contain($": {expected} ("));

    private static string Judged(string expect, Answer answer, string status = "OK")
    {
        using var specs = Specs(expect, status);
        return Words(specs.Judged(answer));
    }

    private static SmallSpecs Specs(string expect, string status) => new(
        $"  200: {status}\n",
        $"  GET /x:\n    responses: {{ 200: {{ expect: {{ {expect} }}{(expect.Contains("$(own)", StringComparison.Ordinal) ? ", path: { own: mine }" : "")} }} }}\n",
        environment: "    variables: { number: 7, quoted: '8', text: a.b, odd: 'a-c]', secret: none }\n",
        files: [("thing.json", Thing), ("things.json", """{ "items": { "$ref": "thing.json" } }""")]);

    private const string Thing = """
        {
          "type": "object",
          "required": ["id"],
          "properties": {
            "id": { "$ref": "#/definitions/id" },
            "days": { "type": "integer" },
            "name": { "type": "string", "pattern": "^[a-z]" },
            "when": { "type": "string", "format": "date-time" },
            "at": { "type": "string", "format": "uri" },
            "size": { "type": "string", "enum": ["small", "large"] },
            "either": { "anyOf": [{ "type": "string" }, { "type": "integer" }] },
            "parts": { "type": "array", "items": { "$ref": "#" } }
          },
          "definitions": { "id": { "type": "integer" } }
        }
        """;

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Kept => "kept",
        Verdict.Breached { Breach: var breach } => string.Join(" | ", [$"{Kebab.Of(breach.Kind)}: {breach.Summary}", .. breach.Remarks]),
        var other => other.ToString(),
    };

    private static Answer Answered(params (string Name, string Value)[] headers) => Answer("HTTP/1.1 200 OK", 200, "OK", headers);

    private static Answer Json(string body, params (string Name, string Value)[] headers) => Answered(headers).WithBody(Encoding.UTF8.GetBytes(body));

    private static byte[] Encoded(byte[] bytes, string encoding)
    {
        using var encoded = new MemoryStream();
        using (Stream encoder = encoding.ToLowerInvariant() switch
        {
            "deflate" => new ZLibStream(encoded, CompressionLevel.Fastest, leaveOpen: true),
            "raw deflate" => new DeflateStream(encoded, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(encoded, CompressionLevel.Fastest, leaveOpen: true),
            "identity" => new BufferedStream(new MemoryStream()),
            _ => new GZipStream(encoded, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            encoder.Write(bytes);
        }

        return encoding == "identity" ? bytes : encoded.ToArray();
    }
}
