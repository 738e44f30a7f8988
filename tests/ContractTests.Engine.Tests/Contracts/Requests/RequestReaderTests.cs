using System.Text;
using NUnit.Framework;

namespace ContractTests.Contracts.Requests;

[Parallelizable(ParallelScope.Self)]
public class RequestReaderTests
{
    [TestCase("", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | body {\"name\":\"x\"}", TestName = "A_case_sends_the_operation_s_request")]
    [TestCase("identity: anonymous", ExpectedResult = "as anonymous | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | body {\"name\":\"x\"}", TestName = "A_case_may_be_somebody_else_s")]
    [TestCase("path: { a: 2, b: 3 }, query: { b: $(b) }", ExpectedResult = "as operator | {a}=2 | {b}=3 | ?page=1 | ?b=$(b) | X-Trace: service | X-Kind: operation | body {\"name\":\"x\"}", TestName = "Path_parameters_are_put_over_each_other")]
    [TestCase("query: { page: 2, Page: 3 }", ExpectedResult = "as operator | {a}=1 | ?page=2 | ?Page=3 | X-Trace: service | X-Kind: operation | body {\"name\":\"x\"}", TestName = "Query_names_differ_by_case")]
    [TestCase("query: { tag: [a, b, a] }", ExpectedResult = "as operator | {a}=1 | ?page=1 | ?tag=a,b,a | X-Trace: service | X-Kind: operation | body {\"name\":\"x\"}", TestName = "A_list_repeats_the_name")]
    [TestCase("headers: { x-trace: case }", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Kind: operation | x-trace: case | body {\"name\":\"x\"}", TestName = "Header_names_do_not_differ_by_case")]
    [TestCase("headers: { X-Trace: null, X-Kind: ~ }, query: { page: }", ExpectedResult = "as operator | {a}=1 | ?page= | X-Trace:  | X-Kind:  | body {\"name\":\"x\"}", TestName = "Null_takes_a_header_and_a_query_value_away")]
    [TestCase("headers: null, query: null, path: null", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | body {\"name\":\"x\"}", TestName = "A_mapping_of_nothing_changes_nothing")]
    [TestCase("body: null", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | no body", TestName = "Null_takes_the_body_away")]
    [TestCase("body: [1]", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | body [1]", TestName = "Bodies_are_not_mixed")]
    [TestCase("raw: ''", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | raw <>", TestName = "Another_kind_of_body_displaces_the_operation_s")]
    [TestCase("raw: null", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | no body", TestName = "Null_of_any_kind_takes_the_body_away")]
    [TestCase("form: { a: [1, 2], b: , c: $(unique) }", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | form a=1&a=2&c=$(unique)", TestName = "A_form_is_names_and_values")]
    [TestCase("file: thing.bin", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | file thing.bin", TestName = "A_body_may_be_a_file_beside_the_spec")]
    [TestCase("file: inner/part.bin", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | file part.bin", TestName = "A_file_may_lie_in_a_folder_beside_the_spec")]
    [TestCase("multipart: { a: 1, b: [x, { file: thing.bin }], c: { file: inner/part.bin, name: other, type: text/plain } }", ExpectedResult = "as operator | {a}=1 | ?page=1 | X-Trace: service | X-Kind: operation | multipart a=1 & b=x & b=@thing.bin as thing.bin (no type) & c=@part.bin as other (text/plain)", TestName = "Parts_are_texts_and_files")]
    public string A_case_is_put_over_its_operation_and_its_service(string keys)
    {
        using var specs = SpecsOnDisk.WithService("{ service: Things, identity: operator, headers: { X-Trace: service, X-Kind: service } }")
            .With("things/thing.bin", "\0").With("things/inner/part.bin", "\0")
            .With("things/things.yaml", $$"""
                operations:
                  POST /things/{a}:
                    request: { path: { a: 1 }, query: { page: 1 }, headers: { X-Kind: operation }, body: { name: x } }
                    responses: { 201: { {{keys}} } }
                """);

        return Told.Request(specs.ReadWell().Cases.Single().Request);
    }

    [TestCase("form: { a: 1 }", ExpectedResult = "X-Trace: abc | form a=1")]
    [TestCase("form: { a: 1 }, headers: { content-type: text/x }", ExpectedResult = "X-Trace: abc | content-type: text/x | form a=1")]
    [TestCase("multipart: { a: 1 }", ExpectedResult = "X-Trace: abc | multipart a=1")]
    [TestCase("raw: a=1", ExpectedResult = "Content-Type: application/json | X-Trace: abc | raw <a=1>")]
    [TestCase("body: {}", ExpectedResult = "Content-Type: application/json | X-Trace: abc | body {}")]
    public string A_form_brings_its_own_type_unless_its_own_level_says_otherwise(string keys)
    {
        using var specs = SpecsOnDisk.WithService("{ service: Things, headers: { Content-Type: application/json, X-Trace: abc } }").With("things/things.yaml", $"operations: {{ POST /things: {{ responses: {{ 201: {{ {keys} }} }} }} }}");

        return Told.Request(specs.ReadWell().Cases.Single().Request);
    }

    [Test]
    public void A_block_is_sent_with_its_variables()
    {
        using var specs = SpecsOnDisk.WithOperations("""
            operations:
              POST /things:
                inherit: none
                responses:
                  201:
                    headers: { Content-Type: text/plain }
                    raw: |
                      first $(unique)
                        second $$(unique)

                      last

            """);

        Assert.That(Told.Request(specs.ReadWell().Cases.Single().Request), Is.EqualTo("as operator | Content-Type: text/plain | raw <first $(unique)\n  second $(unique)\n\nlast\n>"));
    }

    // Links are made here: a checkout on Windows may not have them.
    [TestCase("file.bin", "a file", "../outside.bin")]
    [TestCase("folder/outside.bin", "a folder", "..")]
    [TestCase("chain.bin", "a link to a link", "file.bin")]
    [Platform(Exclude = "Win")]
    public void A_link_does_not_lead_out_of_the_folder(string file, string _, string target)
    {
        using var specs = SpecsOnDisk.WithOperations($"operations: {{ POST /things: {{ inherit: none, responses: {{ 201: {{ file: {file} }} }} }} }}").With("outside.bin", "\0");
        var things = Path.Combine(specs.Folder, "things");
        if (target == "file.bin")
            File.CreateSymbolicLink(Path.Combine(things, "file.bin"), "../outside.bin");
        File.CreateSymbolicLink(Path.Combine(things, file.Split('/')[0]), target);

        Assert.That(specs.Problems(), Does.StartWith("specs/things/things.yaml:1:72: `" + file + "` is outside the spec's folder"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_link_within_the_folder_and_a_linked_folder_of_specs_are_fine()
    {
        using var specs = SpecsOnDisk.WithOperations("operations: { POST /things: { inherit: none, responses: { 201: { file: link/part.bin } } } }").With("things/inner/part.bin", Encoding.ASCII.GetBytes("x"));
        File.CreateSymbolicLink(Path.Combine(specs.Folder, "things", "link"), "inner");
        using var linked = SpecsOnDisk.Base();
        Directory.Delete(Path.Combine(linked.Folder, "things"), recursive: true);
        File.CreateSymbolicLink(Path.Combine(linked.Folder, "things"), Path.Combine(specs.Folder, "things"));

        Assert.That(specs.Problems(), Is.Empty);
        Assert.That(linked.Problems(), Is.Empty);
    }
}
