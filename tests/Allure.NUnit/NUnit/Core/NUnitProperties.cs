using Allure.Net.Commons;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using TestResult = Allure.Net.Commons.TestResult;

namespace Allure.NUnit.Core;

/// <summary>NUnit's description, author and categories, of the test and of what it belongs to, as Allure's description, owner and tags.</summary>
internal static class NUnitProperties
{
    public static void AddTo(TestResult result, ITest test)
    {
        var descriptions = Values(test, PropertyNames.Description);
        if (descriptions.Count > 0 && result.description is null && result.descriptionHtml is null)
            result.description = string.Join("\n\n", descriptions);
        foreach (var author in Values(test, PropertyNames.Author))
            result.labels.Add(Label.Owner(author));
        foreach (var category in Values(test, PropertyNames.Category))
            result.labels.Add(Label.Tag(category));
    }

    /// <summary>The outermost first; namespaces and the assembly do not count.</summary>
    private static List<string> Values(ITest test, string property)
    {
        var values = new List<string>();
        for (ITest? owner = test; owner is not null and not TestAssembly && owner.GetType() != typeof(TestSuite); owner = owner.Parent)
        {
            if (owner.Properties.ContainsKey(property))
                values.InsertRange(0, owner.Properties[property].Cast<object>().Select(value => value.ToString() ?? ""));
        }

        return values;
    }
}
