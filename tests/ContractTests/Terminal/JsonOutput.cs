namespace ContractTests.Terminal;

/// <summary>Prints JSON. A `#`, which JSON has in texts alone, is printed as its escape: two of them begin a command to some CI servers, wherever they stand in a line.</summary>
internal static class JsonOutput
{
    public static void Print(Action<Stream> write)
    {
        using var json = new MemoryStream();
        write(json);
        using var output = Console.OpenStandardOutput();
        var rest = json.GetBuffer().AsSpan(0, (int)json.Length);
        for (var at = rest.IndexOf((byte)'#'); at >= 0; at = rest.IndexOf((byte)'#'))
        {
            output.Write(rest[..at]);
            output.Write("\\u0023"u8);
            rest = rest[(at + 1)..];
        }

        output.Write(rest);
    }
}
