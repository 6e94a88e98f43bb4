#if NET
using System;
using System.Collections;

namespace nanoFramework.TestFramework;

// What the tests use of nanoFramework.TestFramework, for .NET: NanoLua.Tests runs every method that is a
// TestMethod as a case of its own.

[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : Attribute
{
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : Attribute
{
}

public sealed class AssertFailedException : Exception
{
    public AssertFailedException(string message)
        : base(message)
    {
    }
}

public static class Assert
{
    public static void AreEqual(object expected, object actual, string message = "")
    {
        Check(Equals(expected, actual), $"expected <{expected}>, actual <{actual}>. {message}");
    }

    public static void AreEqual(long expected, long actual, string message = "")
    {
        Check(expected == actual, $"expected <{expected}>, actual <{actual}>. {message}");
    }

    public static void AreSame(object expected, object actual, string message = "")
    {
        Check(ReferenceEquals(expected, actual), $"not the same: <{expected}>, <{actual}>. {message}");
    }

    public static void IsTrue(bool condition, string message = "")
    {
        Check(condition, $"not true. {message}");
    }

    public static void IsFalse(bool condition, string message = "")
    {
        Check(!condition, $"not false. {message}");
    }

    public static void IsNull(object value, string message = "")
    {
        Check(value == null, $"not null: <{value}>. {message}");
    }

    public static void IsNotNull(object value, string message = "")
    {
        Check(value != null, $"null. {message}");
    }

    public static void Contains(string expected, string actual, string message = "")
    {
        Check(actual != null && actual.Contains(expected), $"<{expected}> is not in <{actual}>. {message}");
    }

    public static void ThrowsException(Type type, Action action, string message = "")
    {
        try
        {
            action();
        }
        catch (Exception thrown)
        {
            Check(thrown.GetType() == type, $"expected {type.Name}, thrown {thrown}. {message}");
            return;
        }
        throw new AssertFailedException($"expected {type.Name}, nothing thrown. {message}");
    }

    private static void Check(bool condition, string message)
    {
        if (!condition)
        {
            throw new AssertFailedException(message);
        }
    }
}
#endif
