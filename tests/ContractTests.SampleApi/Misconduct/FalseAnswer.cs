using ContractTests.SampleApi.Answers;
using ContractTests.SampleApi.Output;

namespace ContractTests.SampleApi.Misconduct;

/// <summary>An answer whose status line is not the one that the documentation promises; headers and body stay as they were.</summary>
internal static class FalseAnswer
{
    public static Answer For(Answer answer, Misbehaviour misbehaviour) => misbehaviour switch
    {
        Misbehaviour.WrongReason => answer with { Reason = WrongReason(answer) },
        Misbehaviour.MissingReason => answer with { Reason = PhraselessOutput.Placeholder },
        Misbehaviour.WrongStatus => WithStatus(answer, WrongStatus(answer.Status)),
        Misbehaviour.UndocumentedStatus => answer with { Status = 418, Reason = "I'm a teapot" },
        _ => answer,
    };

    private static string WrongReason(Answer answer) => answer.Status switch
    {
        // In upper case it would be the documented phrase again.
        200 => "Ok",
        // What every framework says when nobody has read the documentation.
        201 => "Created",
        _ => answer.Reason.ToUpperInvariant(),
    };

    private static Answer WithStatus(Answer answer, int status) => answer with { Status = status, Reason = StatusPhrase.Of(status) };

    private static int WrongStatus(int status) => status switch
    {
        200 => 201,
        201 or 204 => 200,
        400 => 404,
        401 => 403,
        403 => 401,
        404 => 400,
        408 or 429 or 500 => 503,
        _ => 500,
    };
}
