print((pcall(require, "no.such.module"))) --> false
print(package.loaded.string == string, package.loaded._G == _G) --> true	true
