namespace Allure.Net.Commons;

/// <summary>What a test may say about itself. Outside a test with <c>[AllureNUnit]</c> nothing happens.</summary>
public static partial class AllureApi
{
    public static void SetTestName(string newName) => Update(test => test.name = newName);

    public static void SetDescription(string description) => Update(test => test.description = description);

    public static void AddLabel(string name, string value) => AddLabel(new() { name = name, value = value });

    public static void AddLabel(Label label) => Update(test => test.labels.Add(label));

    public static void AddLabels(params Label[] labels) => Update(test => test.labels.AddRange(labels));

    /// <summary>Displaces an earlier severity.</summary>
    public static void SetSeverity(SeverityLevel severity) => SetLabel(Label.Severity(severity));

    /// <summary>Displaces an earlier owner.</summary>
    public static void SetOwner(string owner) => SetLabel(Label.Owner(owner));

    public static void AddTags(params string[] tags) => AddLabels(Array.ConvertAll(tags, Label.Tag));

    public static void AddEpic(string epic) => AddLabel(Label.Epic(epic));

    public static void AddFeature(string feature) => AddLabel(Label.Feature(feature));

    public static void AddStory(string story) => AddLabel(Label.Story(story));

    /// <summary>With any suite of its own, a test gets none by default (assembly, namespace, class).</summary>
    public static void AddParentSuite(string parentSuite) => AddLabel(Label.ParentSuite(parentSuite));

    public static void AddSuite(string suite) => AddLabel(Label.Suite(suite));

    public static void AddSubSuite(string subSuite) => AddLabel(Label.SubSuite(subSuite));

    private static void SetLabel(Label label) => Update(test =>
    {
        test.labels.RemoveAll(existing => existing.name == label.name);
        test.labels.Add(label);
    });

    private static void Update(Action<TestResult> update)
    {
        if (AllureLifecycle.Instance.Scope is { } scope)
            scope.Change(scope.Test, update);
    }
}
