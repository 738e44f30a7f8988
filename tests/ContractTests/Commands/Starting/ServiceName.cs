namespace ContractTests.Commands.Starting;

/// <summary>A service's name: that of its folder, in case ids and behind `--service`.</summary>
internal static class ServiceName
{
    private const int Longest = 100;

    // Devices to Windows, whatever stands behind a dot.
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", .. "123456789".SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    /// <summary>Why the text cannot be the name; null where it can.</summary>
    public static string? Problem(string name)
    {
        if (name.Equals("schema", StringComparison.OrdinalIgnoreCase))
            return "`schema` is the folder of the editors' schemas, and no service: choose another name.";
        if (Devices.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase))
            return $"`{name}` cannot be a folder on Windows: choose another name.";
        var isSafe = name.Length is > 0 and <= Longest && char.IsLetterOrDigit(name[0]) && name[^1] != '.' && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-');
        return isSafe ? null : $"`{name}` cannot be a service's name: it begins with a letter or a digit and goes on with letters, digits, `.`, `_` and `-`, such as my-api.";
    }
}
