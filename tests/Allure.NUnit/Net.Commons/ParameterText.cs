using System.Globalization;
using System.Text.Encodings.Web;

namespace Allure.Net.Commons;

internal static class ParameterText
{
    /// <summary>
    /// JSON, as the package writes it for text, numbers and booleans. An object is not taken to pieces as there, since that needs reflection: its text stands for it.
    /// </summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        Enum member => member.ToString("D"),
        byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            Convert.ToString(value, CultureInfo.InvariantCulture)!, // null only for null
        _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    public static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
