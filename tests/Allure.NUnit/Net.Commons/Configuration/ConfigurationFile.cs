using System.Text.Json;

namespace Allure.Net.Commons.Configuration;

/// <summary><c>{ "allure": { "directory": "…" } }</c>, named by <c>ALLURE_CONFIG</c> or lying beside the assembly as <c>allureConfig.json</c>.</summary>
internal static class ConfigurationFile
{
    private const string Variable = "ALLURE_CONFIG";
    private const string DefaultDirectory = "allure-results";

    /// <summary>A relative directory is taken from the working directory of the process, not from the file's folder.</summary>
    public static AllureConfiguration Read()
    {
        var directory = Find() is { } file ? DirectoryIn(file) : null;
        return new(Path.GetFullPath(directory ?? DefaultDirectory));
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new FileNotFoundException($"{Variable} names the file '{named}', which does not exist.", named);

        var beside = Path.Combine(AppContext.BaseDirectory, "allureConfig.json");
        return File.Exists(beside) ? beside : null;
    }

    private static string? DirectoryIn(string file)
    {
        try
        {
            var tolerant = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            using var json = JsonDocument.Parse(File.ReadAllText(file), tolerant);
            return json.RootElement.TryGetProperty("allure", out var allure) && allure.TryGetProperty("directory", out var directory)
                ? directory.GetString()
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The Allure configuration '{file}' must be JSON like {{\"allure\":{{\"directory\":\"allure-results\"}}}}: {error.Message}", error);
        }
    }
}
