# language: zh-CN
功能: 印发通知与序言
  英文：The notice and the preamble

  规则: 办法自施行之日起才有效力
    英文：The text has effect from its first day on

    @notice/commence
    场景大纲: 施行日前后
      英文：Around the first day in force
      假如 甲公司自2024年4月1日起在服务资源库，属针织行业
      当 截至<日期>
      那么 就由甲公司为试点提供服务而言，结论是“<结论>”

      例子:
        | 日期          | 结论             |
        | 2024年4月10日 | 办法不在有效期内 |
        | 2024年4月11日 | 可以             |
        | 2024年4月12日 | 可以             |

    @notice/commence
    场景大纲: 从哪一天起生效，取决于口径
      英文：From which day it is in force depends on the reading
      假如 甲公司自2024年4月1日起在服务资源库，属针织行业
      并且 本办法于2024年4月19日实际向社会公布
      并且 待定事项01“本办法从哪一天起生效？”取“<口径>”
      当 截至2024年4月18日
      那么 就由甲公司为试点提供服务而言，结论是“<结论>”

      例子:
        | 口径               | 结论             |
        | 文件落款之日       | 可以             |
        | 实际向社会公布之日 | 办法不在有效期内 |

  规则: 库外企业符合条件的，也可以提供服务
    英文：A firm outside may serve as well where it meets the conditions

    @preamble/nonmember
    场景: 从未申报的企业符合条件的，可以提供服务
      英文：A firm that never applied may serve if it meets the conditions
      假如 甲公司既未申报，也不在两库之内
      并且 甲公司符合提供服务的条件
      当 截至2024年11月20日
      那么 可以由甲公司为试点提供服务，依据是“序言（库外企业）”
      并且 由甲公司为试点提供服务，由数字化服务商决定，裁量范围是“库外企业凭服务条件，条件不由本办法规定”

    @preamble/nonmember
    场景: 不符合条件的库外企业，没有提供服务的依据
      英文：A firm outside that does not meet the conditions has no ground to serve
      假如 甲公司既未申报，也不在两库之内
      并且 甲公司不符合提供服务的条件
      当 截至2024年11月20日
      那么 就由甲公司为试点提供服务而言，结论是“无此情形”
      并且 就由甲公司为试点提供服务而言，“序言（库外企业）”不成立

    @preamble/library
    场景: 在库企业凭在库身份提供服务
      英文：A member serves by its membership
      假如 甲公司自2024年6月3日起在服务资源库，属针织行业
      当 截至2024年11月20日
      那么 可以由甲公司为试点提供服务，依据是“序言（服务资源库）”
