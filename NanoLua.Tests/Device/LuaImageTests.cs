using System;
using System.IO;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

[TestClass]
public class LuaImageTests
{
    [TestMethod]
    public void Image_is_mounted_and_its_entry_runs()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            LuaFunction main = lua.Mount(Lua.Image());
            Assert.AreEqual("hello you", LuaString.ToText((byte[])main.Invoke("you")));
        }
    }

    [TestMethod]
    public void Modules_are_found_by_name_and_by_require()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            lua.Mount(Lua.Image());
            Assert.AreEqual(3L, Lua.Integer(lua, "return require('adder').add(1, 2)"));
            LuaTable adder = (LuaTable)lua.GetModule("adder").Invoke();
            Assert.AreEqual(7L, ((LuaFunction)adder["add"]).InvokeInt64(3, 4));
            Assert.IsNull(lua.GetModule("other"));
        }
    }

    [TestMethod]
    public void Image_in_an_array_is_copied()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            byte[] bytes = TestImages.Bytes(LuaRuntime.NumberModel);
            LuaImage image = LuaImage.FromBytes(bytes);
            Assert.IsFalse(image.IsInPlace);
            LuaFunction main = lua.Mount(image);
            Array.Clear(bytes, 0, bytes.Length);
            Assert.AreEqual("hello you", LuaString.ToText((byte[])main.Invoke("you")));
        }
    }

    [TestMethod]
    public void Image_is_read_from_a_stream()
    {
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            MemoryStream stream = new MemoryStream(TestImages.Bytes(LuaRuntime.NumberModel));
            Assert.IsNotNull(lua.Mount(LuaImage.FromStream(stream)));
        }
    }

    [TestMethod]
    public void One_image_serves_several_runtimes()
    {
        LuaImage image = Lua.Image();
        using (LuaRuntime first = Lua.NewRuntime())
        {
            using (LuaRuntime second = Lua.NewRuntime())
            {
                Assert.IsNotNull(first.Mount(image));
                Assert.IsNotNull(second.Mount(image));
            }
        }
    }

    [TestMethod]
    public void Image_of_the_other_number_model_is_refused_by_both_names()
    {
        bool is32 = LuaRuntime.NumberModel == LuaNumberModel.I32F32;
        byte[] bytes = TestImages.Bytes(is32 ? LuaNumberModel.I64F64 : LuaNumberModel.I32F32);
        string message = MessageOf(bytes);
        Assert.Contains("i32f32", message);
        Assert.Contains("i64f64", message);
    }

    [TestMethod]
    public void Damaged_image_is_refused()
    {
        byte[] bytes = TestImages.Bytes(LuaRuntime.NumberModel);
        bytes[bytes.Length - 5] ^= 1;
        Assert.IsNotNull(MessageOf(bytes));
    }

    [TestMethod]
    public void Truncated_image_is_refused()
    {
        byte[] bytes = TestImages.Bytes(LuaRuntime.NumberModel);
        byte[] half = new byte[bytes.Length / 2];
        Array.Copy(bytes, half, half.Length);
        Assert.IsNotNull(MessageOf(half));
    }

    [TestMethod]
    public void Bytes_that_are_no_image_are_refused()
    {
        Assert.IsNotNull(MessageOf(new byte[0]));
        Assert.IsNotNull(MessageOf(new byte[1]));
        Assert.IsNotNull(MessageOf(LuaString.ToBytes("this is a text and not an image at all, long enough")));
    }

    [TestMethod]
    public void Flash_address_must_be_aligned()
    {
        Assert.ThrowsException(typeof(ArgumentException), () => LuaImage.FromFlash(0x08000001));
        Assert.ThrowsException(typeof(ArgumentException), () => LuaImage.FromFlash(0x08000002));
        Assert.ThrowsException(typeof(ArgumentException), () => LuaImage.FromFlash(0));
    }

    [TestMethod]
    public void Resource_that_is_not_there_is_refused()
    {
        Assert.ThrowsException(
            typeof(ArgumentException),
            () => LuaImage.FromResource(typeof(LuaImageTests).Assembly, "NFUnitTest.Nothing", 1));
    }

    [TestMethod]
    public void Null_arguments_are_refused()
    {
        Assert.ThrowsException(typeof(ArgumentNullException), () => LuaImage.FromBytes(null));
        Assert.ThrowsException(typeof(ArgumentNullException), () => LuaImage.FromStream(null));
        Assert.ThrowsException(typeof(ArgumentNullException), () => LuaImage.FromFile(null));
        Assert.ThrowsException(
            typeof(ArgumentNullException),
            () => LuaImage.FromResource(typeof(LuaImageTests).Assembly, null, 1));
        Assert.ThrowsException(
            typeof(ArgumentNullException), () => LuaImage.FromResource(null, "x", 1));
    }

    // What a runtime says of an image, and that it goes on.
    private static string MessageOf(byte[] bytes)
    {
        string message = null;
        using (LuaRuntime lua = Lua.NewRuntime())
        {
            try
            {
                lua.Mount(LuaImage.FromBytes(bytes));
            }
            catch (FormatException error)
            {
                message = error.Message;
            }
            Assert.IsNotNull(lua.Mount(Lua.Image()));
        }
        return message;
    }
}
