namespace Allure.Net.Commons.Configuration;

public sealed class AllureConfiguration
{
    internal AllureConfiguration(string directory) => Directory = directory;

    /// <summary>The results folder, as a full path. It may not exist yet.</summary>
    public string Directory { get; }
}
