using System.Text;

namespace ContractTests.Imports.OpenApi.Merging;

/// <summary>A file as it is to be; <see cref="Before"/> is what stands there now, null where there is nothing.</summary>
internal sealed record FileChange(string Path, string Shown, byte[]? Before, string Text)
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public bool IsNew => Before is null;

    /// <summary>UTF-8, with the byte-order mark where the file had one.</summary>
    public byte[] Bytes => [.. Before.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark : [], .. Encoding.UTF8.GetBytes(Text)];
}
