using NUnit.Framework;

namespace ContractTests.Imports.OpenApi;

[Parallelizable(ParallelScope.All)]
public sealed class SchemaValueTests
{
    [TestCase("{ type: string }", "text")]
    [TestCase("{ type: string, minLength: 6 }", "textte")]
    [TestCase("{ type: string, maxLength: 2 }", "te")]
    [TestCase("{ type: string, format: uuid }", "3f1a7c52-8d0e-4b7a-9c65-2e4f6a8b0c1d")]
    [TestCase("{ type: string, format: date }", "'2035-01-15'")]
    [TestCase("{ type: string, format: email }", "somebody@example.com")]
    [TestCase("{ type: string, format: uuid, example: no-uuid }", "3f1a7c52-8d0e-4b7a-9c65-2e4f6a8b0c1d")]
    [TestCase("{ type: string, format: made-up }", "text")]
    [TestCase("{ type: string, pattern: '^[A-Z]{3}-[0-9]{2,4}$' }", "AAA-11")]
    [TestCase("{ type: string, pattern: '^(foo|bar)\\.x+$', minLength: 7 }", "foo.xxx")]
    [TestCase("{ type: string, example: '$(run)' }", "$$(run)")]
    [TestCase("{ type: string, example: '404' }", "'404'")]
    [TestCase("{ type: string, default: a, enum: [b, a] }", "a")]
    [TestCase("{ enum: [null, b] }", "b")]
    [TestCase("{ const: c }", "c")]
    [TestCase("{ type: integer }", "1")]
    [TestCase("{ type: integer, minimum: 7, multipleOf: 5 }", "10")]
    [TestCase("{ type: number, exclusiveMinimum: 3, exclusiveMaximum: 4 }", "3.5")]
    [TestCase("{ type: [integer, 'null'], maximum: -4 }", "-4")]
    [TestCase("{ type: integer, example: many }", "1")]
    [TestCase("{ type: boolean }", "true")]
    [TestCase("{ type: array, items: { type: string } }", "[text]")]
    [TestCase("{ type: array, minItems: 2, uniqueItems: true, items: { enum: [a, b, c] } }", "[a, b]")]
    [TestCase("{ type: object, required: [a], properties: { a: { type: integer }, b: { type: integer } } }", "{ a: 1 }")]
    [TestCase("{ type: object, properties: { a: { type: integer }, b: { type: string, readOnly: true } } }", "{ a: 1 }")]
    [TestCase("{ allOf: [{ type: object, required: [a], properties: { a: { type: integer } } }, { required: [b], properties: { b: { type: boolean } } }] }", "{ a: 1, b: true }")]
    [TestCase("{ anyOf: [{ type: 'null' }, { type: integer }] }", "1")]
    [TestCase("{ $ref: '#/components/schemas/Tree' }", "{ name: text }")]
    [TestCase("{ $ref: '#/components/schemas/Shape' }", "{ kind: circle, radius: 1 }")]
    public void A_schema_makes_a_value(string schema, string yaml)
    {
        using var document = WithBody(schema);

        document.Imported();

        Assert.That(document.Operation("POST /a"), Does.Contain($"request: {{ body: {{ value: {yaml} }} }}"));
    }

    [TestCase("{ type: string, pattern: '(?=a)b' }")]
    [TestCase("{ type: string, minLength: 3, maxLength: 2 }")]
    [TestCase("{ type: integer, minimum: 5, maximum: 4 }")]
    [TestCase("{ $ref: '#/components/schemas/Endless' }")]
    public void Where_no_value_can_be_made_nothing_is_sent_and_that_is_said(string schema)
    {
        using var document = WithBody(schema);

        var outcome = document.Import();

        Assert.That(document.Operation("POST /a"), Does.EndWith("201: { unproven: 'no recipe yet: the document gives no example of its application/json body, and none could be made' }"));
        Assert.That(outcome.Problems, Is.Empty);
    }

    private static DocumentOnDisk WithBody(string schema) => DocumentOnDisk.WithPaths(
        $$"""
        /a:
          post:
            tags: [pets]
            requestBody: { required: true, content: { application/json: { schema: { type: object, required: [value], properties: { value: {{schema}} } } } } }
            responses: { 201: { description: made } }
        """,
        """
        components:
          schemas:
            Tree: { type: object, required: [name], properties: { name: { type: string }, children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
            Endless: { type: object, required: [next], properties: { next: { $ref: '#/components/schemas/Endless' } } }
            Circle: { type: object, required: [kind, radius], properties: { kind: { type: string }, radius: { type: integer } } }
            Shape: { oneOf: [{ $ref: '#/components/schemas/Circle' }], discriminator: { propertyName: kind, mapping: { circle: '#/components/schemas/Circle' } } }
        """);
}
