using NUnit.Framework;

namespace ContractTests.Contracts.Services;

[Parallelizable(ParallelScope.Self)]
public class FixtureTests
{
    [Test]
    public void A_fixture_is_created_provides_and_is_deleted()
    {
        using var specs = SpecsOnDisk.WithService("""
            service: Things
            identity: operator
            headers: { X-Trace: abc }
            fixtures:
              thing:
                create:
                  - { request: POST /things, identity: anonymous, body: { name: $(thing_name) }, status: [201, 2XX] }
                  - POST /things/{thing_name}/open
                provides: { thing_name: ct-$(unique), thing_id: $.id, location: header.Location, key: { from: $.key, secret: true }, price: $5 }
                delete: { request: "DELETE /things/{thing_id}", status: 204 }
            """).With("things/things.yaml", "operations: { GET /: { responses: { 200: } } }");

        var fixture = specs.ReadWell().Services.Single().Fixtures.Single();
        Assert.That(fixture.Create.Concat(fixture.Delete).Select(r => $"{r} → {string.Join(" or ", r.Statuses)}: {Told.Request(r.Spec)}"), Is.EqualTo(new[]
        {
            "POST /things → 201 or 2XX: as anonymous | X-Trace: abc | body {\"name\":$(thing_name)}",
            "POST /things/{thing_name}/open → : as operator | X-Trace: abc",
            "DELETE /things/{thing_id} → 204: as operator | X-Trace: abc",
        }));
        Assert.That(fixture.Fixed.Select(f => $"{f.Key}={Told.Text(f.Value)}"), Is.EqualTo(new[] { "thing_name=ct-$(unique)", "price=$5" }));
        Assert.That(fixture.Captured.Select(c => $"{c.Name} from {c.From} {c.Secret}"), Is.EqualTo(new[] { "thing_id from $.id False", "location from header.Location False", "key from $.key True" }));
    }
}
