using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using ContractTests.Contracts;
using NUnit.Framework;

namespace ContractTests.Reports;

/// <summary>`junit.xsd`, beside this file: what all readers of a junit.xml ask of it.</summary>
internal static class JUnitSchema
{
    private static readonly XmlSchemaSet Schemas = Load();

    /// <summary>The document's root; a document that is not as it must be fails the test.</summary>
    public static XElement Validate(string path)
    {
        var faults = new List<string>();
        var document = XDocument.Load(path);
        document.Validate(Schemas, (_, fault) => faults.Add(fault.Message));
        Assert.That(faults, Is.Empty);
        foreach (var suite in document.Root!.Elements("testsuite")) // it is valid
            Assert.That(Told(suite), Is.EqualTo(Counted(suite)), "a suite counts what it holds");
        Assert.That(Told(document.Root), Is.EqualTo(Counted(document.Root)));
        return document.Root;
    }

    private static string Told(XElement element) => string.Join(' ', new[] { "tests", "failures", "errors", "skipped" }.Select(name => element.Attribute(name)?.Value));

    private static string Counted(XElement element) => string.Join(' ', new[] { "testcase", "failure", "error", "skipped" }.Select(name => element.Descendants(name).Count()));

    private static XmlSchemaSet Load()
    {
        var schemas = new XmlSchemaSet();
        using var reader = XmlReader.Create(Path.Combine(SpecsOnDisk.Repository, "tests", "ContractTests.Engine.Tests", "Reports", "junit.xsd"));
        schemas.Add(null, reader);
        schemas.Compile();
        return schemas;
    }
}
