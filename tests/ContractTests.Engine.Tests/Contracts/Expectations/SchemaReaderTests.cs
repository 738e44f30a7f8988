using NJsonSchema;
using NUnit.Framework;

namespace ContractTests.Contracts.Expectations;

/// <summary>What a schema may say is checked, and what is not checked it may not say.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class SchemaReaderTests
{
    [TestCase("""{"type":"string"}""", "1")]
    [TestCase("""{"type":["string","null"]}""", "1")]
    [TestCase("""{"type":"string","enum":["a"]}""", "\"b\"")]
    [TestCase("""{"type":"integer","enum":[1]}""", "\"1\"")]
    [TestCase("""{"minimum":2}""", "1")]
    [TestCase("""{"maximum":2}""", "3")]
    [TestCase("""{"exclusiveMinimum":2}""", "2")]
    [TestCase("""{"exclusiveMaximum":2}""", "2")]
    [TestCase("""{"minimum":2,"exclusiveMinimum":true}""", "2")]
    [TestCase("""{"multipleOf":0.01}""", "0.015")]
    [TestCase("""{"minLength":2}""", "\"a\"")]
    [TestCase("""{"maxLength":2}""", "\"abc\"")]
    [TestCase("""{"pattern":"^a"}""", "\"b\"")]
    [TestCase("""{"type":"string","format":"date"}""", "\"2026-02-30\"")]
    [TestCase("""{"type":"string","format":"time"}""", "\"a\"")]
    [TestCase("""{"type":"string","format":"email"}""", "\"a\"")]
    [TestCase("""{"type":"string","format":"hostname"}""", "\"a b\"")]
    [TestCase("""{"type":"string","format":"ipv4"}""", "\"1.2.3\"")]
    [TestCase("""{"type":"string","format":"ipv6"}""", "\"1.2.3.4\"")]
    [TestCase("""{"type":"string","format":"uuid"}""", "\"a\"")]
    [TestCase("""{"items":{"type":"string"}}""", "[1]")]
    [TestCase("""{"items":[{"type":"string"},{"type":"number"}]}""", "[\"a\",\"b\"]")]
    [TestCase("""{"items":[{}],"additionalItems":false}""", "[1,2]")]
    [TestCase("""{"items":[{}],"additionalItems":{"type":"string"}}""", "[1,2]")]
    [TestCase("""{"minItems":1}""", "[]")]
    [TestCase("""{"maxItems":1}""", "[1,2]")]
    [TestCase("""{"uniqueItems":true}""", "[1,1]")]
    [TestCase("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""")]
    [TestCase("""{"patternProperties":{"^a":{"type":"string"}}}""", """{"ab":1}""")]
    [TestCase("""{"properties":{"a":{}},"additionalProperties":false}""", """{"b":1}""")]
    [TestCase("""{"additionalProperties":{"type":"string"}}""", """{"b":1}""")]
    [TestCase("""{"required":["a"]}""", "{}")]
    [TestCase("""{"minProperties":1}""", "{}")]
    [TestCase("""{"maxProperties":1}""", """{"a":1,"b":2}""")]
    [TestCase("""{"allOf":[{"type":"string"},{"minLength":2}]}""", "\"a\"")]
    [TestCase("""{"anyOf":[{"type":"string"},{"type":"number"}]}""", "true")]
    [TestCase("""{"oneOf":[{"type":"string"},{"minLength":2}]}""", "\"ab\"")]
    [TestCase("""{"not":{"type":"string"}}""", "\"a\"")]
    [TestCase("""{"$ref":"#/definitions/a","definitions":{"a":{"type":"string"}}}""", "1")]
    [TestCase("""{"items":{"$ref":"#/$defs/a b"},"$defs":{"a b":{"type":"string"}}}""", "[1]")]
    [TestCase("""{"properties":{"x":{"$ref":"#/properties/y"},"y":{"type":"string"}}}""", """{"x":1}""")]
    [TestCase("""{"properties":{"x":{"$ref":"#"}},"additionalProperties":false}""", """{"x":{"x":{"y":1}}}""")]
    public void What_a_schema_says_is_checked(string schema, string invalid)
    {
        var (problems, read) = Read(schema);

        Assert.That(problems, Is.Empty);
        Assert.That(read!.Validate(Exchanges.JsonTree.Parse(invalid)), Is.Not.Empty); // there is no problem
    }

    [TestCase("""{"const":1}""", "uses `const`")]
    [TestCase("""{"if":{}}""", "uses `if`")]
    [TestCase("""{"then":{}}""", "uses `then`")]
    [TestCase("""{"else":{}}""", "uses `else`")]
    [TestCase("""{"contains":{}}""", "uses `contains`")]
    [TestCase("""{"minContains":1}""", "uses `minContains`")]
    [TestCase("""{"maxContains":1}""", "uses `maxContains`")]
    [TestCase("""{"prefixItems":[]}""", "uses `prefixItems`")]
    [TestCase("""{"propertyNames":{}}""", "uses `propertyNames`")]
    [TestCase("""{"dependencies":{}}""", "uses `dependencies`")]
    [TestCase("""{"dependentRequired":{}}""", "uses `dependentRequired`")]
    [TestCase("""{"dependentSchemas":{}}""", "uses `dependentSchemas`")]
    [TestCase("""{"unevaluatedProperties":false}""", "uses `unevaluatedProperties`")]
    [TestCase("""{"unevaluatedItems":false}""", "uses `unevaluatedItems`")]
    [TestCase("""{"$dynamicRef":"#a"}""", "uses `$dynamicRef`")]
    [TestCase("""{"$recursiveRef":"#"}""", "uses `$recursiveRef`")]
    [TestCase("""{"nullable":true}""", "uses `nullable`")]
    [TestCase("""{"enum":[1,"a"]}""", "uses `enum` without one `type`")]
    [TestCase("""{"type":["string","integer"],"enum":["1"]}""", "uses `enum` without one `type`")]
    [TestCase("""{"format":"regex"}""", "uses the format `regex`")]
    [TestCase("""{"$ref":"#/$defs/a","minLength":1,"$defs":{"a":{}}}""", "uses `minLength` beside `$ref`")]
    [TestCase("true", "uses `true` as a schema")]
    [TestCase("""{"$ref":"#"}""", "refers to itself")]
    [TestCase("""{"anyOf":[{"not":{"$ref":"#"}}]}""", "refers to itself")]
    public void What_is_not_checked_it_may_not_say(string schema, string problem)
    {
        var (problems, _) = Read(schema);

        Assert.That(problems, Does.Contain(problem));
    }

    [Test]
    public void A_link_must_not_lead_out_of_the_folder()
    {
        using var specs = SpecsOnDisk.WithOperations("operations: { GET /things: { inherit: none, responses: { 200: { expect: { schema: s.json } } } } }")
            .With("things/s.json", """{"$ref":"link.json"}""").With("outside.json", "{}");
        File.CreateSymbolicLink(Path.Combine(specs.Folder, "things", "link.json"), Path.Combine(specs.Folder, "outside.json"));

        Assert.That(specs.Problems(), Does.Contain("the schema `s.json` refers to `link.json`, which is no file in the spec's folder"));
    }

    private static (string Problems, JsonSchema? Schema) Read(string schema)
    {
        using var specs = SpecsOnDisk.WithOperations("operations: { GET /things: { inherit: none, responses: { 200: { expect: { schema: s.json } } } } }").With("things/s.json", schema);
        var read = specs.Read();
        var promise = read.Cases.Single().Expect?.Promises.OfType<SchemaPromise>().SingleOrDefault();
        return (string.Join("\n", read.Problems), promise?.Schema.Schema);
    }
}
