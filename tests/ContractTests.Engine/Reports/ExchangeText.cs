using System.Globalization;
using System.Text;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Reports;

/// <summary>A request and what came back as text, much as they were on the wire.</summary>
public static class ExchangeText
{
    private const int LongestBody = 64 * 1024;

    public static string Of(ApiRequest request, Observation? observation)
    {
        var text = new StringBuilder($"{request.Method} {request.Url}\n");
        foreach (var (name, value) in request.Headers)
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        if (request.Body is { Length: > 0 } body)
            text.Append('\n').Append(Shown(body, body.Length)).Append('\n');
        text.Append('\n');
        switch (observation)
        {
            case Answer answer:
                text.Append(CultureInfo.InvariantCulture, $"{VisibleText.Of(answer.RawStatusLine, spaces: false)}\n");
                foreach (var (name, value) in answer.Headers)
                    text.Append(CultureInfo.InvariantCulture, $"{name}: {VisibleText.Of(value, spaces: false)}\n");
                if (answer.Body.Length > 0)
                    text.Append('\n').Append(Shown(answer.Body.Bytes, answer.Body.Length)).Append('\n');
                break;
            case NoAnswer none:
                text.Append(CultureInfo.InvariantCulture, $"no answer: {none.Detail}\n");
                break;
        }

        return text.ToString();
    }

    private static string Shown(byte[] bytes, long length)
    {
        var shown = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, LongestBody));
        return length > LongestBody ? $"{shown}\n… {length - LongestBody} more bytes" : shown;
    }
}
