using System.Globalization;
using System.Security.Cryptography;

namespace ContractTests.Exchanges;

/// <summary>What is the same for a whole run: its id, its base URL and its clock; and the source of names that no other run has.</summary>
public sealed class RunNames(string baseUrl, TimeProvider clock)
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    private readonly string _prefix = RandomNumberGenerator.GetString(Alphabet, 6);
    private int _count;

    public string Id { get; } = $"{clock.GetUtcNow():yyyyMMdd'T'HHmmss}-{RandomNumberGenerator.GetString(Alphabet, 6)}";

    public string BaseUrl { get; } = baseUrl;

    /// <summary>UTC, as RFC 3339 with milliseconds.</summary>
    public string Now => clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Random for the run, counted within it: unique also beside other runs against the same server.</summary>
    public string NextUnique()
    {
        var number = Interlocked.Increment(ref _count);
        Span<char> digits = stackalloc char[4];
        for (var i = digits.Length - 1; i >= 0; i--, number /= Alphabet.Length)
            digits[i] = Alphabet[number % Alphabet.Length];
        return $"{_prefix}{digits}";
    }
}
