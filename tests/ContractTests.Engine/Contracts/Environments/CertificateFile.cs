using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace ContractTests.Contracts.Environments;

/// <summary>A file with certificates or keys in it.</summary>
internal sealed class CertificateFile
{
    private CertificateFile(string name, byte[] bytes)
    {
        Name = name;
        Bytes = bytes;
        Text = Encoding.Latin1.GetString(bytes); // PEM is ASCII, and what stands between its blocks does not matter
    }

    public string Name { get; }

    public byte[] Bytes { get; }

    public string Text { get; }

    public bool IsPem => Labels().Any();

    /// <summary>Throws <see cref="TransportException"/>.</summary>
    public static CertificateFile Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return new CertificateFile(name, File.ReadAllBytes(path));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TransportException($"there is no file `{name}`", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            throw new TransportException($"`{name}` cannot be read: {failure.Message.TrimEnd('.')}", failure);
        }
    }

    /// <summary>Whether there is a PEM block with one of these labels.</summary>
    public bool Has(params string[] labels) => Labels().Any(labels.Contains);

    private IEnumerable<string> Labels()
    {
        var rest = Text;
        while (PemEncoding.TryFind(rest, out var fields))
        {
            yield return rest[fields.Label];
            rest = rest[fields.Location.End..];
        }
    }
}
