using System.Globalization;
using System.Text.Json.Serialization;
using ContractTests.Exchanges;

namespace ContractTests.Suite.AllureResults;

/// <summary>`executor.json`: which build of which CI server the run belongs to, as that server's own variables tell it.</summary>
internal sealed record AllureExecutor(
    [property: JsonPropertyName("name")] string Server,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("buildOrder")] long BuildOrder,
    [property: JsonPropertyName("buildName")] string BuildName,
    [property: JsonPropertyName("buildUrl")] string BuildUrl)
{
    public const string Name = "executor.json";

    /// <summary>Null outside of CI; <paramref name="variable"/> is empty where there is none of a name.</summary>
    public static AllureExecutor? Of(Func<string, string> variable, Secrets secrets)
    {
        if (variable("GITHUB_ACTIONS") == "true")
        {
            var project = $"{variable("GITHUB_SERVER_URL")}/{variable("GITHUB_REPOSITORY")}";
            return Of("GitHub Actions", "github", project, "GITHUB_RUN_NUMBER", "GITHUB_WORKFLOW", $"{project}/actions/runs/{variable("GITHUB_RUN_ID")}");
        }

        if (variable("GITLAB_CI") == "true")
            return Of("GitLab CI", "gitlab", variable("CI_PROJECT_URL"), "CI_PIPELINE_IID", "CI_JOB_NAME", variable("CI_JOB_URL"));
        if (variable("TF_BUILD").Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            var project = $"{variable("SYSTEM_COLLECTIONURI")}{Uri.EscapeDataString(variable("SYSTEM_TEAMPROJECT"))}";
            return Of("Azure Pipelines", "azure", project, "BUILD_BUILDID", "BUILD_DEFINITIONNAME", $"{project}/_build/results?buildId={variable("BUILD_BUILDID")}");
        }

        return variable("JENKINS_URL").Length > 0 ? Of("Jenkins", "jenkins", variable("JENKINS_URL"), "BUILD_NUMBER", "JOB_NAME", variable("BUILD_URL")) : null;

        AllureExecutor Of(string server, string type, string url, string number, string job, string buildUrl) => new(
            server,
            type,
            secrets.Hide(url),
            long.TryParse(variable(number), NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : 0,
            secrets.Hide($"{variable(job)} #{variable(number)}"),
            secrets.Hide(buildUrl));
    }
}
